#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/result.hpp"
#include "server/store/connection.hpp"

namespace hoithi::store {

/// What is known of a document without its text.
struct DocumentSummary {
    std::string kind;  ///< e.g. "bank", "contest"
    std::string id;
    std::string sha256;           ///< of the text, 64 hex digits
    std::size_t bytes = 0;        ///< of the text
    std::int64_t updated_ms = 0;  ///< milliseconds since 1970 UTC

    bool operator==(const DocumentSummary&) const = default;
};

struct Document {
    DocumentSummary summary;
    std::string text;  ///< JSON, byte for byte as it was put

    bool operator==(const Document&) const = default;
};

enum class DocumentRefusal {
    bad_name,   ///< kind or id is empty or too long
    too_large,  ///< the text is too long
};

/// Named JSON documents (question banks, contest definitions), as a view of a connection: at
/// start-up on main's thread, later inside Writer::run. The text is not looked into. Throws
/// StoreError when the disk fails.
class Documents {
public:
    static constexpr std::size_t name_bytes_max = 128;
    static constexpr std::size_t text_bytes_max = std::size_t{16} << 20;

    explicit Documents(Connection& connection) : connection_(connection) {}

    /// Adds a document or replaces the one of that name.
    Result<DocumentSummary, DocumentRefusal> put(
        std::string_view kind, std::string_view id, std::string_view text, std::int64_t now_ms
    );
    /// Throws StoreError as well when the text is not the one that was put.
    std::optional<Document> find(std::string_view kind, std::string_view id);
    std::vector<DocumentSummary> list(std::string_view kind);  ///< by id

private:
    Connection& connection_;
};

}  // namespace hoithi::store
