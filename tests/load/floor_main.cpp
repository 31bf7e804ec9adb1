#include <exception>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

#include "tests/load/endpoint.hpp"
#include "tests/load/floor_server.hpp"

int main(int argc, char** argv) {
    std::uint16_t port = 0;
    CLI::App cli("The least a server can do: epoll and write. Serves hoithi_load --floor.");
    cli.add_option("--port", port, "0 lets the system choose; it is printed");
    CLI11_PARSE(cli, argc, argv);
    try {
        hoithi::load::raise_descriptor_limit();
        hoithi::load::FloorServer server(port);
        std::cout << server.port() << std::endl;
        server.run();
    } catch (const std::exception& error) {
        std::cerr << "hoithi_floor: " << error.what() << "\n";
        return 1;
    }
}
