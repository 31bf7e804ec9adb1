#include <fstream>
#include <iostream>
#include <string>

#include "engine/json/event_json.hpp"
#include "tests/engine/json/samples.hpp"

// sample_events FOLDER: one file with the line of each kind of event, for event_fuzz to begin with.
int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "sample_events FOLDER\n";
        return 2;
    }
    int number = 0;
    for (const hoithi::Event& event : hoithi::samples::events()) {
        std::string line;
        hoithi::json::append_event(line, event);
        std::ofstream(std::string(argv[1]) + "/" + std::to_string(++number)) << line;
    }
    return 0;
}
