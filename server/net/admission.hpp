#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include <boost/asio/ip/address.hpp>

namespace hoithi::net {

class Admission;

/// Counts the open sockets, all together and by address, against their limits. The last places
/// are a reserve for those without whom no contest goes on. Ports on several event loops may share
/// one, so that the limits are those of the process: any thread. Only coming and going is counted
/// here, and each costs far more than the lock.
class Admissions : public std::enable_shared_from_this<Admissions> {
public:
    /// `open_max` counts the reserve in; `per_address_max` 0 means no limit.
    Admissions(std::size_t open_max, std::size_t per_address_max);

    /// Counts one more socket for as long as the admission lives.
    Admission admit(const boost::asio::ip::address& address);

    std::size_t open() const;
    std::size_t open_max() const { return open_max_; }
    /// No place is left, in the reserve neither.
    bool full() const { return open() >= open_max_; }

    /// Calls once when there is a place again. It may happen wherever a socket goes, on any thread,
    /// so the call must do no more than post work.
    void when_room(const void* who, std::function<void()> call);
    /// Takes the call back.
    void forget(const void* who);

private:
    friend class Admission;
    void release(const std::optional<boost::asio::ip::address>& address);

    const std::size_t open_max_;
    const std::size_t reserve_;
    const std::size_t per_address_max_;
    mutable std::mutex mutex_;
    std::size_t open_ = 0;  // guarded, as all below
    std::map<const void*, std::function<void()>> when_room_;
    /// Kept only if there is a limit by address.
    std::map<boost::asio::ip::address, std::size_t> by_address_;
};

/// What an arriving socket may have: everything; everything but a lasting place, unless it turns
/// out to be somebody whom the reserve is for; a refusal in words; nothing at all.
enum class Standing : std::uint8_t { welcome, reserve, address_full, hopeless };

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
