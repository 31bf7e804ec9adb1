#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "server/store/contest_key.hpp"
#include "server/store/data_folder.hpp"

namespace hoithi::store {

/// The secrets of hosts, stages and contestants, derived from one key instead of stored: they
/// survive restarts, and whoever reads the database learns none of them. Any thread.
class Secrets {
public:
    /// Reads DATA/secret.key, or makes it (256 random bits, mode 0600) at the first start. Throws
    /// StoreError when the file cannot be made, is damaged, or may be read by others.
    explicit Secrets(const DataFolder& folder);
    ~Secrets();
    Secrets(const Secrets&) = delete;
    Secrets& operator=(const Secrets&) = delete;

    /// 32 hex digits that let their bearer drive a contest.
    std::string host_secret(const ContestKey& contest) const;

    /// 32 hex digits that let their bearer show a contest's stage.
    std::string stage_secret(const ContestKey& contest) const;

    /// 32 hex digits that let their bearer come back as a contestant; others for each device that
    /// they have moved away from.
    std::string resume_token(
        const ContestKey& contest, std::uint32_t contestant, std::uint32_t seats_left = 0
    ) const;

    /// 32 hex digits by which a contestant of one contest joins another: nobody else knows them.
    std::string join_id(const ContestKey& contest, const ContestKey& from, std::uint32_t contestant)
        const;

    /// 32 hex digits by which the key is known again and from which nothing follows.
    std::string check_value() const;

    /// Compares what somebody sent with what is right, in a time that tells nothing about where
    /// they differ.
    static bool matches(std::string_view sent, std::string_view right);

private:
    std::string derive(std::string_view message) const;

    std::array<unsigned char, 32> key_{};
};

}  // namespace hoithi::store
