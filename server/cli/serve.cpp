#include <set>
#include <string>

#include "server/cli/commands.hpp"
#include "server/cli/files.hpp"
#include "server/cli/terminal.hpp"
#include "server/cli/terminal_qr.hpp"
#include "server/cli/unit_lists.hpp"
#include "server/net/descriptor_limit.hpp"
#include "server/signals.hpp"
#include "server/store/regular_file.hpp"

namespace hoithi::cli {

namespace {

void announce(const App& app, const host::ContestHost& contest) {
    const std::string join = app.contestant_address(contest);
    out() << "\n  " << contest.contest().definition().title << "\n\n"
          << "  Thí sinh · contestants  " << join << "\n"
          << "  Mã tham gia · code      " << contest.row().code << "\n"
          << "  Sân khấu · stage        " << app.stage_address(contest) << "\n"
          << "  Bảng điểm · boards      " << app.board_address(contest) << "\n"
          << "  Người dẫn · host        " << app.host_address(contest) << "\n"
          << "  (giữ kín địa chỉ này · keep this address to yourself)\n\n"
          << Drawing{terminal_qr(join)} << "\n";
    out().flush();
}

/// The contests to open; nothing, and why on standard error, if one cannot be.
std::optional<std::vector<ContestDefinition>> load_contests(
    const ServeOptions& options, const api::UnitSets& units, api::MediaIntake& media
) {
    std::vector<ContestDefinition> definitions;
    for (const std::filesystem::path& file : options.contests) {
        auto definition = load_definition(file, options.language, media);
        if (!definition) return std::nullopt;
        const Faults faults = check_units(*definition, units, options.language);
        print_faults(file, faults);
        if (!faults.empty()) return std::nullopt;
        definitions.push_back(*std::move(definition));
    }
    return definitions;
}

/// Takes in what banks and definitions show, which has been looked at whole by now: their names,
/// or nothing, and why on standard error, if one cannot be kept.
std::optional<api::MediaNames> take_media(
    const ServeOptions& options, std::vector<Bank>& banks, std::vector<ContestDefinition>& contests
) {
    const api::Media media(options.settings.data / "media");
    api::MediaNames names;
    for (Bank& bank : banks) {
        const Faults faults = media.take(bank, options.banks, options.language);
        print_faults(options.banks / (bank.id + ".json"), faults);
        if (!faults.empty()) return std::nullopt;
        api::add_media(bank, names);
    }
    for (std::size_t i = 0; i < contests.size(); ++i) {
        const std::filesystem::path& file = options.contests[i];
        const Faults faults = media.take(contests[i], file.parent_path(), options.language);
        print_faults(file, faults);
        if (!faults.empty()) return std::nullopt;
        api::add_media(contests[i], names);
    }
    return names;
}

std::optional<Settings> fail(const std::string& sentence) {
    err() << "hoithi: " << sentence << "\n";
    return std::nullopt;
}

/// The settings with what is read from files; nothing, and why on standard error, if that cannot
/// be.
std::optional<Settings> settings_of(const ServeOptions& options) {
    Settings settings = options.settings;
    if (!options.metrics_token_file.empty()) {
        const auto token = store::read_regular_file(options.metrics_token_file, 4096);
        if (!token) return fail("--metrics-token-file: the file cannot be read");
        settings.metrics_token = token->substr(0, token->find_first_of("\r\n"));
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

}  // namespace

int serve(const ServeOptions& options) {
    signals::settle();
    if (!enough_descriptors()) return 1;
    api::MediaIntake media(options.language);
    auto banks = load_banks(options.banks, options.language, media);
    auto units = load_units(options.units);
    if (!banks || !units) return 1;
    auto contests = load_contests(options, *units, media);
    if (!contests) return 1;
    auto settings = settings_of(options);
    if (!settings) return 1;
    auto names = take_media(options, *banks, *contests);
    if (!names) return 1;
    settings->media = *std::move(names);
    App app(*settings, *std::move(banks), *std::move(units));
    std::set<std::string> announced;
    const auto tell = [&](const host::ContestHost& contest) {
        if (announced.insert(contest.row().id).second) announce(app, contest);
    };
    for (std::size_t i = 0; i < contests->size(); ++i) {
        const Faults faults = app.ensure_contest((*contests)[i], tell);
        if (faults.empty()) continue;
        print_faults(options.contests[i], faults);
        return 1;
    }
    // Those that were under way as well: their hosts may have lost the address.
    for (const auto& contest : app.desk().contests()) {
        if (contest->contest().phase != Phase::finished) tell(*contest);
    }
    return app.run();
}

}  // namespace hoithi::cli
