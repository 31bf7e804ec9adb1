#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>

#include <boost/asio/ip/address.hpp>

namespace hoithi::net {

class Admission;

/// Counts the open sockets, all together and by address, against their limits.
class Admissions : public std::enable_shared_from_this<Admissions> {
public:
    /// `per_address_max` 0 means no limit.
    Admissions(std::size_t open_max, std::size_t per_address_max)
        : open_max_(open_max), per_address_max_(per_address_max) {}

    /// Counts one more socket for as long as the admission lives.
    Admission admit(const boost::asio::ip::address& address);

    std::size_t open() const { return open_; }

private:
    friend class Admission;
    void release(const std::optional<boost::asio::ip::address>& address);

    std::size_t open_ = 0;
    std::size_t open_max_;
    std::size_t per_address_max_;
    /// Kept only if there is a limit by address.
    std::map<boost::asio::ip::address, std::size_t> by_address_;
};

/// What an arriving socket may have: everything, a refusal in words, or nothing at all.
enum class Standing : std::uint8_t { welcome, full, address_full, hopeless };

/// One open socket's place in the count.
class Admission {
public:
    Admission(Admission&&) = default;
    Admission& operator=(Admission&&) = delete;
    ~Admission() {
        if (ledger_) ledger_->release(address_);
    }

    Standing standing() const { return standing_; }

private:
    friend class Admissions;
    Admission(
        std::shared_ptr<Admissions> ledger,
        std::optional<boost::asio::ip::address> address,
        Standing standing
    )
        : ledger_(std::move(ledger)), address_(std::move(address)), standing_(standing) {}

    std::shared_ptr<Admissions> ledger_;
    std::optional<boost::asio::ip::address> address_;
    Standing standing_;
};

}  // namespace hoithi::net
