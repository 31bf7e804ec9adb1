#include "server/store/secrets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "server/store/store_error.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

using std::filesystem::perms;
using testing::MatchesRegex;

class SecretKey : public testing::Test {
protected:
    TemporaryFolder folder_;
    DataFolder owned_{folder_.path()};
};

TEST_F(SecretKey, IsMadeOnceAndReadableByItsOwnerOnly) {
    const std::string first = Secrets{owned_}.host_secret("c1");
    const auto path = owned_.secret_key();
    EXPECT_EQ(std::filesystem::file_size(path), 32U);
    EXPECT_EQ(std::filesystem::status(path).permissions(), perms::owner_read | perms::owner_write);
    EXPECT_EQ(Secrets{owned_}.host_secret("c1"), first);
}

TEST_F(SecretKey, GivesEveryPurposeItsOwnSecret) {
    const Secrets secrets{owned_};
    const std::set<std::string> all{
        secrets.host_secret("c1"),
        secrets.host_secret("c2"),
        secrets.host_secret("c11"),
        secrets.stage_secret("c1"),
        secrets.stage_secret("c2"),
        secrets.resume_token("c1", 1),
        secrets.resume_token("c1", 2),
        secrets.resume_token("c11", 1),
        secrets.resume_token("c2", 1),
    };
    EXPECT_EQ(all.size(), 9U);
    for (const std::string& secret : all) EXPECT_THAT(secret, MatchesRegex("[0-9a-f]{32}"));
}

TEST_F(SecretKey, DiffersFromServerToServer) {
    const TemporaryFolder elsewhere;
    const DataFolder other{elsewhere.path()};
    EXPECT_NE(Secrets{owned_}.host_secret("c1"), Secrets{other}.host_secret("c1"));
}

TEST_F(SecretKey, IsTheKeyOfAnHmac) {
    std::ofstream{owned_.secret_key(), std::ios::binary} << std::string(32, 'k');
    std::filesystem::permissions(owned_.secret_key(), perms::owner_read | perms::owner_write);
    const Secrets secrets{owned_};
    // Computed apart from this program: Python's hmac over struct.pack('<Q', …) fields.
    EXPECT_EQ(secrets.host_secret("c1"), "6748975aa9c4a058748a7d4f6f884f93");
    EXPECT_EQ(secrets.resume_token("c1", 7), "09b4d6fae0e5e046c59eff792ad5ff95");
}

TEST_F(SecretKey, IsRefusedWhenOthersMayReadItOrItIsDamaged) {
    { const Secrets made{owned_}; }
    std::filesystem::permissions(
        owned_.secret_key(), perms::group_read, std::filesystem::perm_options::add
    );
    EXPECT_THROW(Secrets{owned_}, StoreError);
    std::filesystem::permissions(owned_.secret_key(), perms::owner_read | perms::owner_write);
    std::filesystem::resize_file(owned_.secret_key(), 31);
    EXPECT_THROW(Secrets{owned_}, StoreError);
}

TEST(Secrets, MatchOnlyWhenEqualAndNotEmpty) {
    EXPECT_TRUE(Secrets::matches("abcd", "abcd"));
    EXPECT_FALSE(Secrets::matches("abcd", "abce"));
    EXPECT_FALSE(Secrets::matches("abc", "abcd"));
    EXPECT_FALSE(Secrets::matches("", ""));
}

}  // namespace
}  // namespace hoithi::store
