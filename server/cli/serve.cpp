#include <set>
#include <string>

#include "engine/outcome.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/files.hpp"
#include "server/cli/materials.hpp"
#include "server/cli/options.hpp"
#include "server/cli/terminal.hpp"
#include "server/cli/terminal_qr.hpp"
#include "server/cli/unit_lists.hpp"
#include "server/log.hpp"
#include "server/net/descriptor_limit.hpp"
#include "server/public_address.hpp"
#include "server/signals.hpp"
#include "server/store/regular_file.hpp"

namespace hoithi::cli {

namespace {

void announce(const App& app, const host::ContestHost& contest) {
    const ContestAddresses addresses = app.addresses_of(contest);
    const std::string& join = addresses.contestants;
    out() << "\n  " << contest.contest().definition().title << "\n\n"
          << "  Thí sinh · contestants  " << join << "\n";
    for (const std::string& other : addresses.others) {
        out() << "  hoặc · or               " << other << "\n";
    }
    if (is_local_only(join)) {
        out() << "  (chỉ máy này mở được: chưa có mạng, hoặc --bind không cho máy khác vào\n"
                 "   only this machine can open it: no network, or --bind keeps others out)\n";
    }
    out() << "  Mã tham gia · code      " << contest.row().code << "\n"
          << "  Sân khấu · stage        " << addresses.stage << "\n"
          << "  Bảng điểm · boards      " << addresses.boards << "\n"
          << "  Người dẫn · host        " << addresses.host << "\n"
          << "  (giữ kín địa chỉ này · keep this address to yourself)\n\n"
          << Drawing{terminal_qr(join)} << "\n";
    out().flush();
}

/// Takes in what banks and definitions show, which has been looked at whole by now: their names,
/// or nothing, and why on standard error, if one cannot be kept.
std::optional<api::MediaNames> take_media(const ServeOptions& options, Materials& materials) {
    const api::Media media(options.settings.data / "media");
    api::MediaNames names;
    for (Bank& bank : materials.banks) {
        const Faults faults = media.take(bank, options.sources.banks, options.language);
        print_faults(options.sources.banks / (bank.id + ".json"), faults);
        if (!faults.empty()) return std::nullopt;
        api::add_media(bank, names);
    }
    for (std::size_t i = 0; i < materials.contests.size(); ++i) {
        const std::filesystem::path& file = options.sources.contests[i];
        ContestDefinition& contest = materials.contests[i];
        const Faults faults = media.take(contest, file.parent_path(), options.language);
        print_faults(file, faults);
        if (!faults.empty()) return std::nullopt;
        api::add_media(contest, names);
    }
    return names;
}

/// Without the byte order mark that some editors put before it.
std::string first_line(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    return std::string(text.substr(0, text.find_first_of("\r\n")));
}

std::optional<Settings> fail(const std::string& sentence) {
    err() << "hoithi: " << sentence << "\n";
    return std::nullopt;
}

/// The settings with what is read from files; nothing, and why on standard error, if that cannot
/// be.
std::optional<Settings> settings_of(const ServeOptions& options) {
    auto sound = checked(options.settings, options.language);
    if (!sound) {
        print_faults(sound.error().option, {sound.error().fault});
        return std::nullopt;
    }
    Settings settings = *std::move(sound);
    if (!options.metrics_token_file.empty()) {
        const auto token = store::read_regular_file(options.metrics_token_file, 4096);
        if (!token) return fail("--metrics-token-file: the file cannot be read");
        settings.metrics_token = first_line(*token);
    }
    const std::size_t size = settings.metrics_token.size();
    const bool asked = size > 0 || !options.metrics_token_file.empty();
    if (asked && size < api::MetricsAccess::token_bytes_min) {
        return fail("the metrics' token is too short: give 16 characters or more, by chance");
    }
    if (options.redis.url.empty()) return settings;
    auto redis = redis_settings(options.redis);
    if (!redis) return fail(redis.error());
    settings.redis = *std::move(redis);
    return settings;
}

/// Whether the system lets this process have enough open; if not, why on standard error.
bool enough_descriptors() {
    net::raise_descriptor_limit();
    const std::size_t limit = net::descriptor_limit();
    if (limit >= net::descriptors_min) return true;
    err() << "hoithi: the system lets this process have " << limit
          << " files and connections open; it needs at least " << net::descriptors_min
          << ". Raise the limit (ulimit -n, LimitNOFILE= of a systemd unit, --ulimit nofile= of "
             "a container): 256 and two for each contestant you expect.\n";
    return false;
}

void log_left_out(const std::filesystem::path& file, const Faults& faults) {
    for (const Fault& fault : faults) {
        log::warning(
            "file_left_out",
            {{"file", file.string()},
             {"place", fault.pointer},
             {"reason", fault.problem},
             {"remedy", fault.remedy + "; no contest to open needs it"}}
        );
    }
}

/// Contests under way keep their own questions, but not the list of units.
void log_missing_units(const ContestDefinition& definition, const api::UnitSets& units) {
    for (const Fault& fault : check_units(definition, units, Language::english)) {
        log::warning(
            "units_missing",
            {{"contest", definition.id}, {"reason", fault.problem}, {"remedy", fault.remedy}}
        );
    }
}

}  // namespace

int serve(const ServeOptions& options) {
    signals::settle();
    if (!enough_descriptors()) return 1;
    auto settings = settings_of(options);
    if (!settings) return 1;
    auto materials = load_materials(options.sources, options.language, log_left_out);
    if (!materials) return 1;
    auto names = take_media(options, *materials);
    if (!names) return 1;
    settings->media = *std::move(names);
    const api::UnitSets units = materials->units;
    App app(*settings, std::move(materials->banks), std::move(materials->units));
    std::set<std::string> announced;
    const auto tell = [&](const host::ContestHost& contest) {
        if (announced.insert(contest.row().id).second) announce(app, contest);
    };
    const auto tell_all = [&] {
        for (const auto& contest : app.desk().contests()) {
            if (!over(contest->contest())) tell(*contest);
        }
    };
    for (std::size_t i = 0; i < materials->contests.size(); ++i) {
        const Faults faults = app.ensure_contest(materials->contests[i], options.language, tell);
        if (faults.empty()) continue;
        print_faults(options.sources.contests[i], faults);
        return 1;
    }
    // Those that were under way as well: their hosts may have lost the address.
    tell_all();
    for (const auto& contest : app.desk().contests()) {
        if (over(contest->contest())) continue;
        log_missing_units(contest->contest().definition(), units);
    }
    app.on_new_address([&] {
        announced.clear();
        tell_all();
    });
    return app.run();
}

}  // namespace hoithi::cli
