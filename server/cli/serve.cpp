#include <iostream>
#include <set>
#include <string>

#include "server/cli/commands.hpp"
#include "server/cli/files.hpp"
#include "server/cli/terminal_qr.hpp"
#include "server/cli/unit_lists.hpp"
#include "server/net/descriptor_limit.hpp"
#include "server/signals.hpp"

namespace hoithi::cli {

namespace {

void announce(const App& app, const host::ContestHost& contest) {
    const std::string join = app.contestant_address(contest);
    std::cout << "\n  " << contest.contest().definition().title << "\n\n"
              << "  Thí sinh · contestants  " << join << "\n"
              << "  Mã tham gia · code      " << contest.row().code << "\n"
              << "  Sân khấu · stage        " << app.stage_address(contest) << "\n"
              << "  Bảng điểm · boards      " << app.board_address(contest) << "\n"
              << "  Người dẫn · host        " << app.host_address(contest) << "\n"
              << "  (giữ kín địa chỉ này · keep this address to yourself)\n\n"
              << terminal_qr(join) << std::endl;
}

/// The settings with what the options say of Redis; nothing, and why on standard error, if that
/// cannot be.
std::optional<Settings> with_redis(const ServeOptions& options) {
    Settings settings = options.settings;
    if (options.redis.url.empty()) return settings;
    auto redis = redis_settings(options.redis);
    if (!redis) {
        std::cerr << "hoithi: " << redis.error() << "\n";
        return std::nullopt;
    }
    settings.redis = *std::move(redis);
    return settings;
}

/// Whether the system lets this process have enough open; if not, why on standard error.
bool enough_descriptors() {
    net::raise_descriptor_limit();
    const std::size_t limit = net::descriptor_limit();
    if (limit >= net::descriptors_min) return true;
    std::cerr << "hoithi: the system lets this process have " << limit
              << " files and connections open; it needs at least " << net::descriptors_min
              << ". Raise the limit (ulimit -n, LimitNOFILE= of a systemd unit, --ulimit nofile= of "
                 "a container): 256 and two for each contestant you expect.\n";
    return false;
}

}  // namespace

int serve(const ServeOptions& options) {
    signals::settle();
    if (!enough_descriptors()) return 1;
    auto banks = load_banks(options.banks, options.language);
    auto units = load_units(options.units);
    if (!banks || !units) return 1;
    std::vector<ContestDefinition> definitions;
    const api::Media media(options.settings.data / "media");
    for (Bank& bank : *banks) {
        if (const Faults faults = media.take(bank, options.banks); !faults.empty()) {
            print_faults(options.banks / (bank.id + ".json"), faults);
            return 1;
        }
    }
    for (const std::filesystem::path& file : options.contests) {
        auto definition = load_definition(file, options.language);
        if (!definition) return 1;
        if (!definition->theme.logo.empty()) {
            const auto logo = media.take(file.parent_path() / definition->theme.logo);
            if (!logo) {
                print_faults(file, {{"/theme/logo", "cannot be read", "put it beside the file"}});
                return 1;
            }
            definition->theme.logo = *logo;
        }
        if (const Faults faults = check_units(*definition, *units, options.language);
            !faults.empty()) {
            print_faults(file, faults);
            return 1;
        }
        definitions.push_back(*std::move(definition));
    }
    const auto settings = with_redis(options);
    if (!settings) return 1;
    App app(*settings, *std::move(banks), *std::move(units));
    std::set<std::string> announced;
    const auto tell = [&](const host::ContestHost& contest) {
        if (announced.insert(contest.row().id).second) announce(app, contest);
    };
    for (std::size_t i = 0; i < definitions.size(); ++i) {
        const Faults faults = app.ensure_contest(definitions[i], tell);
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
