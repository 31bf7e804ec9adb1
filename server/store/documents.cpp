#include "server/store/documents.hpp"

#include "server/store/digest.hpp"
#include "server/store/store_error.hpp"

namespace hoithi::store {

namespace {

bool is_name(std::string_view name) {
    return !name.empty() && name.size() <= Documents::name_bytes_max;
}

/// Columns in the order of the queries below.
DocumentSummary summary_of(const Query& query) {
    return {
        query.text(0),
        query.text(1),
        query.text(2),
        static_cast<std::size_t>(query.count(3)),
        query.number(4)};
}

}  // namespace

Result<DocumentSummary, DocumentRefusal> Documents::put(
    std::string_view kind, std::string_view id, std::string_view text, std::int64_t now_ms
) {
    if (!is_name(kind) || !is_name(id)) return DocumentRefusal::bad_name;
    if (text.size() > text_bytes_max) return DocumentRefusal::too_large;
    const std::string sha = hex(bytes_of(sha256(text)));
    connection_.run(
        "INSERT INTO documents (kind, id, text, sha256, bytes, updated_ms) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET text = excluded.text, "
        "sha256 = excluded.sha256, bytes = excluded.bytes, updated_ms = excluded.updated_ms",
        kind,
        id,
        text,
        sha,
        std::uint64_t{text.size()},
        now_ms
    );
    return DocumentSummary{std::string{kind}, std::string{id}, sha, text.size(), now_ms};
}

std::optional<Document> Documents::find(std::string_view kind, std::string_view id) {
    Query query = connection_.query(
        "SELECT kind, id, sha256, bytes, updated_ms, text FROM documents WHERE kind = ? AND id = ?",
        kind,
        id
    );
    if (!query.next()) return std::nullopt;
    Document document{summary_of(query), query.text(5)};
    if (hex(bytes_of(sha256(document.text))) == document.summary.sha256) return document;
    throw StoreError{
        "The document " + std::string{id} + " of kind " + std::string{kind} + " is damaged."};
}

std::vector<DocumentSummary> Documents::list(std::string_view kind) {
    std::vector<DocumentSummary> summaries;
    Query query = connection_.query(
        "SELECT kind, id, sha256, bytes, updated_ms FROM documents WHERE kind = ? ORDER BY id", kind
    );
    while (query.next()) summaries.push_back(summary_of(query));
    return summaries;
}

}  // namespace hoithi::store
