#include "server/store/documents.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "server/store/database.hpp"
#include "server/store/store_error.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class DocumentTable : public testing::Test {
protected:
    TemporaryFolder folder_;
    DataFolder owned_{folder_.path()};
    Connection connection_{open_database(owned_)};
    Documents documents_{connection_};
};

TEST_F(DocumentTable, GivesBackTheTextByteForByteWithItsHash) {
    const auto put = documents_.put("bank", "demo", "abc", 7);
    ASSERT_TRUE(put.has_value());
    // The SHA-256 of "abc" is the first example of FIPS 180-2.
    EXPECT_EQ(put->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(documents_.find("bank", "demo"), (Document{*put, "abc"}));
    EXPECT_EQ(put->bytes, 3U);
    EXPECT_EQ(put->updated_ms, 7);
}

TEST_F(DocumentTable, ReplacesADocumentOfTheSameName) {
    documents_.put("bank", "demo", "old", 1);
    const auto put = documents_.put("bank", "demo", "new text", 2);
    EXPECT_EQ(documents_.find("bank", "demo"), (Document{*put, "new text"}));
    EXPECT_THAT(documents_.list("bank"), ElementsAre(*put));
}

TEST_F(DocumentTable, KeepsKindsApartAndListsById) {
    const auto second = documents_.put("bank", "b", "{}", 1);
    const auto first = documents_.put("bank", "a", "{}", 2);
    const auto other = documents_.put("contest", "a", "[]", 3);
    EXPECT_THAT(documents_.list("bank"), ElementsAre(*first, *second));
    EXPECT_THAT(documents_.list("contest"), ElementsAre(*other));
    EXPECT_THAT(documents_.list("nothing"), IsEmpty());
    EXPECT_EQ(documents_.find("contest", "b"), std::nullopt);
}

TEST_F(DocumentTable, RefusesNamesAndTextsThatAreTooLong) {
    const std::string name(Documents::name_bytes_max + 1, 'n');
    const std::string text(Documents::text_bytes_max + 1, 't');
    EXPECT_EQ(documents_.put("bank", name, "", 1).error(), DocumentRefusal::bad_name);
    EXPECT_EQ(documents_.put(name, "demo", "", 1).error(), DocumentRefusal::bad_name);
    EXPECT_EQ(documents_.put("bank", "", "", 1).error(), DocumentRefusal::bad_name);
    EXPECT_EQ(documents_.put("bank", "demo", text, 1).error(), DocumentRefusal::too_large);
    EXPECT_THAT(documents_.list("bank"), IsEmpty());
}

TEST_F(DocumentTable, GivesNoTextThatIsNotTheOnePut) {
    documents_.put("bank", "b1", "{}", 1);
    connection_.run_script("UPDATE documents SET text = '{ }'");
    EXPECT_THROW(documents_.find("bank", "b1"), StoreError);
}

}  // namespace
}  // namespace hoithi::store
