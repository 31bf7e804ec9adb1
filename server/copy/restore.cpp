#include "server/copy/restore.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "engine/text/fold.hpp"
#include "server/redis/reply_value.hpp"
#include "server/store/contests.hpp"
#include "server/store/journal_tails.hpp"
#include "server/store/people.hpp"

namespace hoithi::copy {

namespace {

using redis::bytes_of;
using redis::number_of;
using redis::Reply;

constexpr int page_entries = 8;
/// No contest has had more owners: what is above was not written by a server.
constexpr std::int64_t epoch_max = 1'000'000'000;

/// A hash or a stream's entry: the value of one of its fields.
std::string_view field(const Reply& fields, std::string_view name) {
    for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
        if (bytes_of(fields[i]) == name) return bytes_of(fields[i + 1]);
    }
    return {};
}

std::int64_t number_field(const Reply& fields, std::string_view name) {
    return number_of(Reply(std::string(field(fields, name))));
}

/// Reads a contest's copy from its beginning and writes what the disk lacks.
class Restorer {
public:
    Restorer(
        Inquiry& redis, const RedisKeys& keys, store::Connection& connection, std::string contest
    )
        : redis_(redis),
          keys_(keys),
          connection_(connection),
          contest_(std::move(contest)),
          check_(contest_) {}

    Result<Restored, std::string> run(Restoring how) {
        store::Transaction transaction(connection_);
        if (how == Restoring::replaces) take_out();
        const auto disk = store::read_journal(connection_, contest_, [](const auto&) {});
        if (!disk) return "the journal on this disk: " + disk.error().text;
        disk_ = *disk;
        if (auto fault = make_row(); !fault.empty()) return fault;
        if (auto fault = take_batches(); !fault.empty()) return fault;
        if (check_.end().sequence < disk_.sequence) {
            return "the copy ends with batch " + std::to_string(check_.end().sequence) +
                   ", the journal on this disk with batch " + std::to_string(disk_.sequence) +
                   ": there is nothing to restore";
        }
        if (check_.end().sequence == 0) return "Redis has no journal of contest " + contest_;
        put_people_back();
        if (auto fault = take_names(); !fault.empty()) return fault;
        store::Contests(connection_).raise_epoch(contest_, std::max(check_.end().epoch, epoch_));
        transaction.commit();
        restored_.end = check_.end();
        return restored_;
    }

private:
    // The owner on this disk was perhaps a later one than the copy's.
    void take_out() {
        store::Contests contests(connection_);
        if (const auto row = contests.find(contest_); row && row->intact) epoch_ = row->epoch;
        for (auto& kept : store::People(connection_).load_all(contest_)) {
            if (kept.intact) people_.push_back(std::move(kept.person));
        }
        contests.remove(contest_);
    }

    void put_people_back() {
        store::People people(connection_);
        for (const store::PersonRow& person : people_) people.put(contest_, person);
        restored_.names += people_.size();
    }

    std::string make_row() {
        store::Contests contests(connection_);
        if (const auto known = contests.find(contest_)) {
            restored_.code = known->code;
            return {};
        }
        const auto row = redis_.ask(redis::Command("HGETALL").add(keys_.contest(contest_)));
        if (!row) return row.error();
        store::ContestRow kept{
            contest_,
            std::string(field(*row, "code")),
            std::string(field(*row, "title")),
            std::string(field(*row, "definition_name")),
            number_field(*row, "created_ms"),
            store::ContestState::open,
            0};
        if (kept.code.empty()) return "Redis has no copy of contest " + contest_;
        auto created = contests.create(kept);
        if (!created && created.error() == store::ContestRefusal::code_taken) {
            kept.code = contests.draw_code().value_or("");
            created = contests.create(kept);
        }
        if (!created) return "the contest's row in Redis is damaged";
        restored_.code = kept.code;
        return {};
    }

    std::string take_batches() {
        std::string from = "-";
        while (true) {
            redis::Command page("XRANGE");
            page.add(keys_.journal(contest_)).add(from).add("+").add("COUNT").add(page_entries);
            const auto entries = redis_.ask(page);
            if (!entries) return entries.error();
            for (std::size_t i = 0; i < entries->size(); ++i) {
                const Reply& entry = (*entries)[i];
                if (entry.size() != 2) return "the copy holds what is no batch";
                if (auto fault = take(bytes_of(entry[0]), entry[1]); !fault.empty()) return fault;
                from = "(" + std::string(bytes_of(entry[0]));
            }
            if (entries->size() < page_entries) return {};
        }
    }

    std::string take(std::string_view id, const Reply& fields) {
        store::JournalBatch batch;
        batch.contest = contest_;
        batch.sequence = static_cast<std::uint64_t>(number_of(Reply(std::string(id))));
        batch.epoch = static_cast<std::uint64_t>(number_field(fields, "epoch"));
        batch.wall_ms = number_field(fields, "wall_ms");
        batch.payload = field(fields, "payload");
        const store::JournalEntry entry{batch.sequence, batch.epoch, batch.wall_ms, batch.payload};
        const auto fault = check_.follow(entry, store::bytes_of_hex(field(fields, "hash")));
        if (fault) return "the copy in Redis: " + fault->text;
        if (batch.sequence == disk_.sequence && check_.end().hash_hex != disk_.hash_hex) {
            return "batch " + std::to_string(batch.sequence) +
                   " in Redis is another than on this disk: nothing was written";
        }
        if (batch.sequence <= disk_.sequence) return {};
        tails_.append(connection_, batch);
        ++restored_.batches;
        return {};
    }

    // Rows of boards that show whole names; a name that somebody bears already stays with them.
    std::string take_names() {
        const auto info = redis_.ask(redis::Command("HGETALL").add(keys_.info(contest_)));
        if (!info) return info.error();
        // Whoever serves the contest next comes after the owner that wrote the boards.
        const std::int64_t epoch = number_field(*info, "epoch");
        if (epoch > 0 && epoch <= epoch_max) {
            epoch_ = std::max(epoch_, static_cast<std::uint64_t>(epoch));
        }
        if (field(*info, "names") != "full") return {};
        const auto boards = nlohmann::json::parse(field(*info, "boards"), nullptr, false);
        for (const auto& kept : store::People(connection_).load_all(contest_)) {
            known_.insert(kept.person.contestant);
            borne_.insert(kept.person.folded_name);
        }
        for (const auto& board : boards) {
            if (!board.is_string() || !board.get<std::string>().starts_with("overall/")) continue;
            const std::string key = keys_.rows(contest_, board.get<std::string>());
            const auto rows = redis_.ask(redis::Command("HVALS").add(key));
            if (!rows) return rows.error();
            for (std::size_t i = 0; i < rows->size(); ++i) {
                put_name(nlohmann::json::parse(bytes_of((*rows)[i]), nullptr, false));
            }
        }
        return {};
    }

    void put_name(const nlohmann::json& row) {
        if (!row.is_object() || !row.contains("contestant")) return;
        store::PersonRow person;
        person.contestant = row.value("contestant", 0U);
        person.name = row.value("name", "");
        person.folded_name = text::fold(person.name);
        const std::string unit = row.value("unit", "");
        const std::size_t colon = unit.find(':');
        if (colon != std::string::npos) {
            person.unit_vintage = unit.substr(0, colon);
            person.unit_code = unit.substr(colon + 1);
        }
        person.division = row.value("division", "");
        person.team = row.value("team", false);
        if (person.name.empty() || !known_.insert(person.contestant).second) return;
        if (!borne_.insert(person.folded_name).second) return;
        store::People(connection_).put(contest_, person);
        ++restored_.names;
    }

    Inquiry& redis_;
    const RedisKeys& keys_;
    store::Connection& connection_;
    std::string contest_;
    store::ChainCheck check_;
    store::JournalTails tails_;
    store::JournalEnd disk_;
    std::uint64_t epoch_ = 0;               // of the latest owner that is known
    std::vector<store::PersonRow> people_;  // taken out, and sound
    std::set<std::uint32_t> known_;         // contestants with a name
    std::set<std::string> borne_;           // folded names
    Restored restored_;
};

}  // namespace

Result<std::vector<KeptContest>, std::string> list_copies(Inquiry& redis, const RedisKeys& keys) {
    const auto ids = redis.ask(redis::Command("ZREVRANGE").add(keys.contests()).add(0).add(999));
    if (!ids) return ids.error();
    std::vector<KeptContest> contests;
    for (std::size_t i = 0; i < ids->size(); ++i) {
        const std::string id(bytes_of((*ids)[i]));
        const auto row = redis.ask(redis::Command("HGETALL").add(keys.contest(id)));
        if (!row) return row.error();
        contests.push_back({id, std::string(field(*row, "code")), std::string(field(*row, "title"))}
        );
    }
    return contests;
}

Result<Restored, std::string> restore_contest(
    Inquiry& redis,
    const RedisKeys& keys,
    store::Connection& connection,
    const std::string& contest,
    Restoring how
) {
    return Restorer(redis, keys, connection, contest).run(how);
}

Result<std::size_t, std::string> forget_contest(
    Inquiry& redis, const RedisKeys& keys, const std::string& contest
) {
    const auto members = redis.ask(redis::Command("SMEMBERS").add(keys.keys(contest)));
    if (!members && !members.error().starts_with("WRONGTYPE")) return members.error();
    redis::Command unlink("UNLINK");
    unlink.add(keys.keys(contest));
    // Should the list of keys have been lost, these go all the same.
    for (const std::string& key :
         {keys.info(contest),
          keys.histograms(contest),
          keys.journal(contest),
          keys.contest(contest)}) {
        unlink.add(key);
    }
    for (std::size_t i = 0; members && i < members->size(); ++i) {
        unlink.add(bytes_of((*members)[i]));
    }
    const auto unlinked = redis.ask(unlink);
    if (!unlinked) return unlinked.error();
    const auto listed = redis.ask(redis::Command("ZREM").add(keys.contests()).add(contest));
    if (!listed) return listed.error();
    return static_cast<std::size_t>(number_of(*unlinked));
}

}  // namespace hoithi::copy
