#pragma once

#include <algorithm>
#include <string_view>

#include "engine/findings.hpp"
#include "engine/json/field_reader.hpp"
#include "engine/json/json_pointer.hpp"
#include "engine/json/json_wording.hpp"

namespace hoithi::json {

/// The version of the files that people write.
constexpr int file_version = 1;

/// The fields that tell programs what kind of file this is. Editors look for `$schema`.
inline void check_header(FieldReader& fields) {
    fields.find("$schema", Presence::optional);
    int version = file_version;
    fields.read("version", version);
    if (version == file_version) return;
    fields.findings().add(
        fields.pointer("version"),
        wording::unknown_version,
        {std::to_string(version), std::to_string(file_version)}
    );
}

/// Where the consequences of a fault of shape lie: a question whose kind or options cannot be
/// read cannot be looked at at all.
inline std::string_view scope_of(std::string_view pointer) {
    for (const std::string_view decisive : {"/kind", "/options"}) {
        if (pointer.ends_with(decisive)) pointer.remove_suffix(decisive.size());
    }
    return pointer;
}

/// Adds what is wrong with a file's content, leaving out what only follows from a fault of its
/// shape.
inline void add_content_faults(Findings& findings, const Faults& content) {
    const Faults shape = findings.faults();
    for (const Fault& fault : content) {
        const bool follows = std::ranges::any_of(shape, [&](const Fault& earlier) {
            return concern_each_other(scope_of(earlier.pointer), fault.pointer);
        });
        if (!follows) findings.add(fault);
    }
}

}  // namespace hoithi::json
