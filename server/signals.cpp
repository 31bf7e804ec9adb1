#include "server/signals.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <string_view>

namespace hoithi::signals {

namespace {

constexpr std::array without_meaning{
    SIGPIPE,  // whoever reads what is written is gone
    SIGXFSZ,  // a file has its full size
    SIGUSR1,
    SIGUSR2,
    SIGALRM,
    SIGVTALRM,
    SIGPROF,
    SIGIO,
    SIGSTKFLT,
    SIGTTIN,
    SIGTTOU,  // something is written from the background of a terminal
};

constexpr std::array of_a_crash{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGTRAP};

bool is_handled_by(int signal, void (*handler)(int)) {
    struct sigaction now {};
    return ::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == handler;
}

void say(std::string_view text) {
    if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;
}

/// Only what a handler may do: no allocation, no lock.
void tell_crash(int signal) {
    const char* const name = ::sigabbrev_np(signal);
    say(R"({"level":"critical","event":"crashed","signal":"SIG)");
    say(name ? name : "?");
    say("\"}\n");
    ::raise(signal);  // once more, when this returns, with nobody to handle it
}

void tell_crashes() {
    struct sigaction told {};
    told.sa_handler = tell_crash;
    told.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signal : of_a_crash) {
        // A sanitizer says more.
        if (is_handled_by(signal, SIG_DFL)) ::sigaction(signal, &told, nullptr);
    }
}

void open_standard_streams() {
    for (int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // The lowest number that is free is given out.
        if (::fcntl(number, F_GETFD) < 0) static_cast<void>(::open("/dev/null", O_RDWR));
    }
}

}  // namespace

void settle() {
    open_standard_streams();
    tell_crashes();
    for (const int signal : without_meaning) std::signal(signal, SIG_IGN);
    for (int signal = SIGRTMIN; signal <= SIGRTMAX; ++signal) std::signal(signal, SIG_IGN);
}

std::vector<int> that_stop() {
    std::vector<int> signals{SIGINT, SIGTERM, SIGQUIT, SIGXCPU, SIGPWR};
    if (!is_handled_by(SIGHUP, SIG_IGN)) signals.push_back(SIGHUP);
    return signals;
}

std::string name(int signal) {
    const char* const name = ::sigabbrev_np(signal);
    return name ? std::string("SIG") + name : "signal " + std::to_string(signal);
}

}  // namespace hoithi::signals
