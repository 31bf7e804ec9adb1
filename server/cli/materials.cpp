#include "server/cli/materials.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "engine/findings.hpp"
#include "server/cli/bank_files.hpp"
#include "server/cli/files.hpp"
#include "server/cli/unit_lists.hpp"

namespace hoithi::cli {

namespace fs = std::filesystem;

namespace {

using Ids = std::set<std::string>;

class Loading {
public:
    Loading(const Sources& sources, Language language, const LeftOut& left_out)
        : sources_(sources), language_(language), left_out_(left_out), media_(language) {}

    std::optional<Materials> run() {
        take_contests();
        take_units();
        take_banks();
        if (!sound_) return std::nullopt;
        return std::move(materials_);
    }

private:
    void refuse(const fs::path& file, const Faults& faults) {
        print_faults(file, faults);
        sound_ = sound_ && faults.empty();
    }

    void take_contests() {
        for (const fs::path& file : sources_.contests) {
            auto definition = load_definition(file, language_, media_);
            sound_ = sound_ && definition;
            if (definition) materials_.contests.push_back(*std::move(definition));
        }
    }

    void take_units() {
        Ids needed;
        for (const ContestDefinition& contest : materials_.contests) needed.insert(contest.units);
        auto units = load_units(sources_.units, needed, language_, left_out_);
        sound_ = sound_ && units;
        if (units) materials_.units = *std::move(units);
        for (std::size_t i = 0; sound_ && i < materials_.contests.size(); ++i) {
            const ContestDefinition& contest = materials_.contests[i];
            refuse(sources_.contests[i], check_units(contest, materials_.units, language_));
        }
    }

    // What contests need goes first: their pictures and sounds have the room.
    void take_banks() {
        Ids needed;
        for (const ContestDefinition& contest : materials_.contests) {
            for (const Round& round : contest.rounds) needed.insert(round.bank);
        }
        std::error_code failed;
        std::vector<fs::path> files = files_of_banks(failed);
        if (failed) return refuse(sources_.banks, {told(no_folder, "--banks")});
        std::stable_partition(files.begin(), files.end(), [&](const fs::path& file) {
            return needed.contains(file.stem().string());
        });
        for (BankFile& one : read_banks(files, language_, media_)) {
            if (one.faults.empty()) {
                materials_.banks.push_back(*std::move(one.bank));
            } else {
                leave_out(one.file, one.faults, one.clashes || one.is_one_of(needed));
            }
        }
    }

    std::vector<fs::path> files_of_banks(std::error_code& failed) const {
        if (!fs::is_directory(sources_.banks, failed)) {
            failed = std::make_error_code(std::errc::not_a_directory);
            return {};
        }
        return bank_files(sources_.banks, failed);
    }

    void leave_out(const fs::path& file, const Faults& faults, bool needed) {
        if (needed) return refuse(file, faults);
        left_out_(file, faults);
    }

    Fault told(const Wording& wording, std::string_view option) const {
        return Findings::told(language_, {}, wording, {option});
    }

    const Sources& sources_;
    Language language_;
    const LeftOut& left_out_;
    api::MediaIntake media_;
    Materials materials_;
    bool sound_ = true;
};

}  // namespace

std::optional<Materials> load_materials(
    const Sources& sources, Language language, const LeftOut& left_out
) {
    return Loading(sources, language, left_out).run();
}

}  // namespace hoithi::cli
