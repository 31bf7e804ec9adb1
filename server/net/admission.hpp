#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "server/net/address_prefix.hpp"
#include "server/net/reserve.hpp"

namespace hoithi::net {

class Admission;

/// Who the other end of a socket is.
enum class Peer : std::uint8_t {
    client,
    proxy,  ///< a trusted one: whose the socket is in truth will be known later
};

/// What an arriving socket may have: everything, or everything but a lasting place, unless it turns
/// out to be somebody whom the reserve is for. It came in when only the last places were free, or
/// its address has as many as it may have.
enum class Standing : std::uint8_t { welcome, reserve, address_full };

/// How many sockets may be open.
struct AdmissionLimits {
    /// All together; the reserve counts in.
    std::size_t open_max = 0;
    AddressLimit open_per_address{};
    /// Those that are streams of events.
    AddressLimit streams_per_address{};
    /// Ports that share the places.
    std::size_t ports = 1;
};

/// Counts the open sockets, all together and by address, against their limits. The last places
/// are a reserve for those without whom no contest goes on. Ports on several event loops may share
/// one, so that the limits are those of the process: any thread. Only coming and going is counted
/// here, and each costs far more than the lock.
class Admissions : public std::enable_shared_from_this<Admissions> {
public:
    explicit Admissions(const AdmissionLimits& limits);

    /// Counts one more socket for as long as the admission lives. `reserve` is the port's own.
    Admission admit(const AddressPrefix& address, Peer peer, std::shared_ptr<Reserve> reserve);

    std::size_t open() const;
    std::size_t open_max() const { return limits_.open_max; }
    /// No place is left, in the reserve neither.
    bool full() const { return open() >= limits_.open_max; }
    /// How many of one port may be in the reserve without having proven that it is for them.
    std::size_t unproven_max() const;

    /// Calls once when there is a place again. It may happen wherever a socket goes, on any thread,
    /// so the call must do no more than post work.
    void when_room(const void* who, std::function<void()> call);
    /// Takes the call back.
    void forget(const void* who);

private:
    friend class Admission;
    /// What one address has open.
    struct Counts {
        std::size_t sockets = 0;
        std::size_t streams = 0;
    };

    Standing count(const AddressPrefix& address, Standing otherwise);
    bool begin_stream(const AddressPrefix& address);
    void release(const AddressPrefix& counted, bool stream);

    const AdmissionLimits limits_;
    const std::size_t reserve_;
    mutable std::mutex mutex_;
    std::size_t open_ = 0;  // guarded, as all below
    std::map<const void*, std::function<void()>> when_room_;
    std::unordered_map<AddressPrefix, Counts> by_address_;
};

/// One open socket's place in the count.
class Admission {
public:
    Admission(Admission&&) = default;
    Admission& operator=(Admission&&) = delete;
    ~Admission() {
        if (ledger_) ledger_->release(counted_, stream_);
    }

    Standing standing() const { return standing_; }

    /// It belongs to the client that a trusted proxy names, and may have what that may. Who took
    /// the socket over has to say on_eviction() again.
    void belongs_to(const AddressPrefix& client);
    /// It becomes a stream of events. False if its address has too many.
    bool begin_stream();

    /// What ends the socket, should another need its place. Said by each who takes it over.
    void on_eviction(std::function<void()> evict) {
        if (place_) place_->on_eviction(std::move(evict));
    }
    /// It is somebody whom the reserve is for.
    void prove() { place_.reset(); }

private:
    friend class Admissions;
    Admission(std::shared_ptr<Admissions> ledger, std::shared_ptr<Reserve> reserve)
        : ledger_(std::move(ledger)), reserve_(std::move(reserve)) {}
    void stand(Standing standing, const AddressPrefix& address);

    std::shared_ptr<Admissions> ledger_;
    std::shared_ptr<Reserve> reserve_;
    AddressPrefix counted_;                  // by this; of nobody: not counted by an address
    std::unique_ptr<Reserve::Place> place_;  // none for most, or no longer
    Standing standing_ = Standing::welcome;
    bool proxied_ = false;
    bool stream_ = false;
};

}  // namespace hoithi::net
