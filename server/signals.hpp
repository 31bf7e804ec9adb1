#pragma once

#include <string>
#include <vector>

namespace hoithi::signals {

// What becomes of signals while contests are served: some stop the server well, the others do
// nothing. None ends a contest without a word.

/// Ignores what could end the process and means nothing here. A full file and a reader that is gone
/// are errors where something is written. Standard streams that are closed lead nowhere from now
/// on, so that no other file or connection gets their number. A crash says so on standard error.
/// Called once, before anything is opened.
void settle();

/// Those that ask the server to stop. SIGHUP is among them unless it was ignored at the start
/// (`nohup`): the server then outlives its terminal.
std::vector<int> that_stop();

/// "SIGTERM".
std::string name(int signal);

}  // namespace hoithi::signals
