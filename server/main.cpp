#include <cstdlib>
#include <exception>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include "server/cli/commands.hpp"
#include "server/cli/terminal.hpp"
#include "server/net/authority.hpp"

namespace {

using hoithi::cli::ServeOptions;

/// What the command line asked for; run after it has been read whole.
struct Choice {
    ServeOptions serve;
    std::vector<std::filesystem::path> bank_files;
    std::filesystem::path contest_file;
    std::filesystem::path data;
    std::string contest;
    std::optional<std::uint32_t> contestant;
    hoithi::cli::RedisOptions redis;
    bool vietnamese = false;
};

std::optional<std::string> environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? std::optional<std::string>(value) : std::nullopt;
}

void add_redis(CLI::App& command, hoithi::cli::RedisOptions& options) {
    command.add_option(
        "--redis",
        options.url,
        "Redis: redis://HOST:PORT/DB or unix:/PATH. User and password are taken from "
        "HOITHI_REDIS_USER and HOITHI_REDIS_PASSWORD or a file"
    );
    command.add_option(
        "--redis-auth-file", options.auth_file, "File of the lines user=… and password=…"
    );
    command
        .add_option("--redis-prefix", options.prefix, "What all keys begin with: the organisation")
        ->capture_default_str();
}

std::string objection_to_proxy(const std::string& text) {
    if (hoithi::net::TrustedProxies().add(text)) return {};
    return text +
           " is neither an address nor a network: write it like 10.0.0.5, 10.0.0.0/8 or fd00::/8, "
           "and none that everybody is in";
}

std::string objection_to_host(const std::string& text) {
    if (hoithi::net::parse_authority(text)) return {};
    return text + " is no name of a host: write it like may-chu.local or thi.example.vn";
}

void add_network(CLI::App& serve, ServeOptions& options) {
    hoithi::Settings& settings = options.settings;
    serve.add_option(
        "--public-url",
        settings.public_url,
        "Where contestants find this server, for links and QR codes"
    );
    serve.add_option(
        "--allow-origin", settings.allowed_origins, "Further origin whose pages may connect"
    );
    serve
        .add_option_function<std::vector<std::string>>(
            "--trust-proxy",
            [&settings](const std::vector<std::string>& proxies) {
                for (const std::string& proxy : proxies) settings.trusted_proxies.add(proxy);
            },
            "Proxies whose X-Forwarded-For is believed: addresses and networks (10.0.0.0/8)"
        )
        ->delimiter(',')
        ->check(objection_to_proxy);
    serve
        .add_option(
            "--allow-host",
            settings.allowed_hosts,
            "Further name by which this server may be called; its addresses, localhost, its own "
            "name and those of the URLs above are known"
        )
        ->check(objection_to_host);
    serve
        .add_option(
            "--loops", settings.loops, "Event loops; as many as there are processors unless given"
        )
        ->check(CLI::Range(1, 64));
    serve
        .add_option(
            "--admit-rate",
            settings.admit_rate,
            "Contestants and spectators let in a second, the others wait in line; 0: no line"
        )
        ->capture_default_str();
    serve.add_option(
        "--metrics-token-file",
        options.metrics_token_file,
        "File of the token that /metrics asks for (Authorization: Bearer TOKEN); without one "
        "only programs on this machine may read them. HOITHI_METRICS_TOKEN does as well"
    );
}

/// A limit that is given holds for loopback addresses, too.
void add_limit(
    CLI::App& serve, const char* name, hoithi::net::AddressLimit& limit, const std::string& what
) {
    const std::string usual = std::to_string(limit.most);
    serve
        .add_option_function<std::size_t>(
            name,
            [&limit](std::size_t most) {
                limit = {most, true};
            },
            what + "; 0: no limit. Unless given " + usual + ", and none for loopback addresses"
        )
        ->type_name("UINT");
}

void add_limits(CLI::App& serve, hoithi::Settings& settings) {
    add_limit(
        serve,
        "--connections-per-address",
        settings.connections_per_address,
        "Open connections of one address (IPv6: of one /64)"
    );
    add_limit(
        serve, "--streams-per-address", settings.streams_per_address, "Of these, streams of boards"
    );
    add_limit(
        serve,
        "--joins-per-address",
        settings.joins_per_address,
        "New people from one address, and as many again every ten minutes"
    );
}

void add_boards(CLI::App& serve, ServeOptions& options) {
    add_redis(serve, options.redis);
    serve
        .add_option("--redis-keep-days", options.redis.keep_days, "How long Redis keeps what rests")
        ->capture_default_str();
    serve
        .add_option(
            "--board-whole",
            options.settings.board_limits.whole,
            "Entrants up to which a board has a row for everybody"
        )
        ->capture_default_str();
    serve
        .add_option(
            "--board-top", options.settings.board_limits.top, "Rows that a larger board has"
        )
        ->capture_default_str();
}

void add_serve(CLI::App& cli, ServeOptions& options) {
    CLI::App* serve =
        cli.add_subcommand("serve", "Serve contests: pages, HTTP and WebSockets on one port");
    serve->add_option("--port", options.settings.port, "Port; 0 lets the system choose")
        ->capture_default_str();
    serve
        ->add_option(
            "--bind", options.settings.bind, "Address to listen on; 127.0.0.1 keeps the room out"
        )
        ->capture_default_str();
    serve->add_option("--data", options.settings.data, "Folder for everything the server remembers")
        ->capture_default_str();
    serve->add_option("--banks", options.sources.banks, "Folder of question banks (*.json)")
        ->capture_default_str();
    serve->add_option("--units", options.sources.units, "Folder of unit lists (*.tsv)")
        ->capture_default_str();
    serve->add_option("--pages", options.settings.pages, "Folder of the built pages")
        ->capture_default_str();
    serve->add_option(
        "--contest",
        options.sources.contests,
        "Definition of a contest to open, unless one by it is under way; may be repeated"
    );
    add_network(*serve, options);
    add_limits(*serve, options.settings);
    add_boards(*serve, options);
}

void add_copies(CLI::App& cli, Choice& choice) {
    CLI::App* restore = cli.add_subcommand(
        "restore", "A contest's journal from its copy in Redis; without CONTEST a list"
    );
    add_redis(*restore, choice.redis);
    restore->add_option("DATA", choice.data, "The folder to restore into")->required();
    restore->add_option("CONTEST", choice.contest, "A contest's id");
    CLI::App* forget =
        cli.add_subcommand("forget", "Remove all that Redis keeps of a contest; not the journal");
    add_redis(*forget, choice.redis);
    forget->add_option("CONTEST", choice.contest, "A contest's id")->required();
    for (CLI::App* command : {restore, forget}) command->get_option("--redis")->required();
}

void add_repairs(CLI::App& cli, Choice& choice) {
    CLI::App* aside = cli.add_subcommand(
        "set-aside",
        "A new database of all contests that are sound, without CONTEST if one is named; the files "
        "are kept as they were. The server must be stopped"
    );
    aside->add_option("DATA", choice.data, "The server's data folder")->required();
    aside->add_option("CONTEST", choice.contest, "A contest's id");
    CLI::App* key = cli.add_subcommand(
        "new-key", "A new secret.key where it is lost: all links to hosts and contestants end"
    );
    key->add_option("DATA", choice.data, "The server's data folder")->required();
    CLI::App* person = cli.add_subcommand(
        "forget-person",
        "Erase a contestant's name and unit, or those of all without NUMBER; points stay. The "
        "server must be stopped"
    );
    person->add_option("DATA", choice.data, "The server's data folder")->required();
    person->add_option("CONTEST", choice.contest, "A contest's id")->required();
    person->add_option("NUMBER", choice.contestant, "The contestant's number, as replay prints it");
}

int run(const CLI::App& cli, Choice& choice) {
    const auto language =
        choice.vietnamese ? hoithi::Language::vietnamese : hoithi::Language::english;
    choice.serve.language = language;
    if (cli.got_subcommand("serve")) return hoithi::cli::serve(choice.serve);
    if (cli.got_subcommand("bank")) return hoithi::cli::check_banks(choice.bank_files, language);
    if (cli.got_subcommand("contest")) {
        return hoithi::cli::check_contest(
            choice.contest_file, choice.serve.sources.banks, choice.serve.sources.units, language
        );
    }
    if (cli.got_subcommand("restore")) {
        return hoithi::cli::restore(choice.redis, choice.data, choice.contest);
    }
    if (cli.got_subcommand("forget")) return hoithi::cli::forget(choice.redis, choice.contest);
    if (cli.got_subcommand("set-aside")) return hoithi::cli::set_aside(choice.data, choice.contest);
    if (cli.got_subcommand("new-key")) return hoithi::cli::new_key(choice.data);
    if (cli.got_subcommand("forget-person")) {
        return hoithi::cli::forget_person(choice.data, choice.contest, choice.contestant);
    }
    return hoithi::cli::replay(choice.data, choice.contest);
}

}  // namespace

int main(int argc, char** argv) {
    Choice choice;
    choice.redis.environment = environment;
    choice.serve.redis.environment = environment;
    choice.serve.settings.metrics_token = environment("HOITHI_METRICS_TOKEN").value_or("");
    CLI::App cli(
        "Hội Thi: quizzes and contests, live.\n"
        "  hoithi serve --contest question_banks/contests/demo.json\n"
        "  hoithi bank check question_banks/ngay-chuyen-doi-so.json\n"
        "  hoithi replay data            (lists the contests)\n"
        "  hoithi replay data CONTEST    (standings from the journal alone)"
    );
    cli.require_subcommand(1);
    cli.fallthrough();  // commands take it over: --vi may stand anywhere
    cli.add_flag("--vi", choice.vietnamese, "Báo lỗi bằng tiếng Việt · faults in Vietnamese");
    add_serve(cli, choice.serve);
    add_copies(cli, choice);
    add_repairs(cli, choice);

    CLI::App* bank = cli.add_subcommand("bank", "Question banks");
    bank->require_subcommand(1);
    bank->add_subcommand(
            "check", "List everything that is wrong with banks; exit status 1 if anything is"
    )
        ->add_option("FILE", choice.bank_files, "Bank files, or folders of them")
        ->required();

    CLI::App* contest = cli.add_subcommand("contest", "Contest definitions");
    contest->require_subcommand(1);
    CLI::App* check = contest->add_subcommand(
        "check", "List everything that is wrong with a definition, its draws included"
    );
    check->add_option("FILE", choice.contest_file, "Definition file")->required();
    check->add_option("--banks", choice.serve.sources.banks, "Folder of question banks")
        ->capture_default_str();
    check->add_option("--units", choice.serve.sources.units, "Folder of unit lists (*.tsv)")
        ->capture_default_str();

    CLI::App* replay =
        cli.add_subcommand("replay", "Standings from the journal alone; without CONTEST a list");
    replay->add_option("DATA", choice.data, "The server's data folder")->required();
    replay->add_option("CONTEST", choice.contest, "A contest's id or join code");

    try {
        cli.parse(argc, argv);
        return run(cli, choice);
    } catch (const CLI::ParseError& error) {
        std::ostringstream said;
        const bool well = cli.exit(error, said, said) == 0;
        (well ? hoithi::cli::out() : hoithi::cli::err()).lines(said.str());
        return well ? 0 : 2;
    } catch (const std::exception& error) {
        hoithi::cli::err() << "hoithi: " << std::string_view(error.what()) << "\n";
        return 1;
    }
}
