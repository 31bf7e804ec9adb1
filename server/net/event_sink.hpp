#pragma once

#include "server/net/http.hpp"

namespace hoithi::net {

/// Where the events of an EventStream go.
class EventSink {
public:
    virtual bool send(const SharedBytes& event) = 0;
    virtual bool open() const = 0;
    virtual void close() = 0;

protected:
    ~EventSink() = default;
};

}  // namespace hoithi::net
