#include "server/store/secrets.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <optional>

#include "server/store/digest.hpp"
#include "server/store/files.hpp"
#include "server/store/sodium.hpp"

namespace hoithi::store {

namespace {

using Key = std::array<unsigned char, crypto_auth_hmacsha256_KEYBYTES>;
constexpr std::size_t secret_bytes = 16;

std::optional<Key> read_key(const std::filesystem::path& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file && errno == ENOENT) return std::nullopt;
    struct stat status {};
    if (!file || ::fstat(file.number(), &status) != 0) throw system_error("read", path);
    if ((status.st_mode & 077) != 0) {
        throw StoreError{
            "Others may read " + path.string() + ", the key of all secrets: do chmod 600."};
    }
    Key key;
    if (status.st_size != static_cast<off_t>(key.size()) ||
        ::read(file.number(), key.data(), key.size()) != static_cast<ssize_t>(key.size())) {
        throw StoreError{path.string() + " is damaged: restore it from a backup."};
    }
    return key;
}

/// The name appears only once the bytes are on the disk, so a power cut leaves no half key.
Key make_key(const std::filesystem::path& path) {
    Key key;
    randombytes_buf(key.data(), key.size());
    const std::filesystem::path draft = path.string() + ".new";
    {
        const Descriptor file{
            ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
        if (!file || ::fchmod(file.number(), 0600) != 0 ||
            ::write(file.number(), key.data(), key.size()) != static_cast<ssize_t>(key.size()) ||
            ::fsync(file.number()) != 0) {
            throw system_error("write", draft);
        }
    }
    if (::rename(draft.c_str(), path.c_str()) != 0) throw system_error("create", path);
    sync_folder(path.parent_path());
    return key;
}

}  // namespace

Secrets::Secrets(const DataFolder& folder) {
    start_sodium();
    const std::filesystem::path path = folder.secret_key();
    std::optional<Key> known = read_key(path);
    key_ = known ? *known : make_key(path);
}

Secrets::~Secrets() { sodium_memzero(key_.data(), key_.size()); }

std::string Secrets::host_secret(const ContestKey& contest) const {
    return derive(Fields{}.add("hoithi.host_secret.1").add(contest).bytes());
}

std::string Secrets::stage_secret(const ContestKey& contest) const {
    return derive(Fields{}.add("hoithi.stage_secret.1").add(contest).bytes());
}

std::string Secrets::resume_token(
    const ContestKey& contest, std::uint32_t contestant, std::uint32_t seats_left
) const {
    Fields fields;
    fields.add("hoithi.resume_token.1").add(contest).add(std::uint64_t{contestant});
    if (seats_left > 0) fields.add(std::uint64_t{seats_left});
    return derive(fields.bytes());
}

std::string Secrets::join_id(
    const ContestKey& contest, const ContestKey& from, std::uint32_t contestant
) const {
    Fields fields;
    fields.add("hoithi.join_id.1").add(contest).add(from).add(std::uint64_t{contestant});
    return derive(fields.bytes());
}

std::string Secrets::check_value() const {
    return derive(Fields{}.add("hoithi.key_check.1").bytes());
}

bool Secrets::matches(std::string_view sent, std::string_view right) {
    return sent.size() == right.size() && !right.empty() &&
           sodium_memcmp(sent.data(), right.data(), right.size()) == 0;
}

std::string Secrets::derive(std::string_view message) const {
    Digest code;
    static_assert(sizeof code == crypto_auth_hmacsha256_BYTES);
    crypto_auth_hmacsha256(
        code.data(),
        reinterpret_cast<const unsigned char*>(message.data()),
        message.size(),
        key_.data()
    );
    return hex(bytes_of(code).substr(0, secret_bytes));
}

}  // namespace hoithi::store
