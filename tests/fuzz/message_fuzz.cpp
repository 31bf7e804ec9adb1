#include <variant>

#include "engine/json/plain_answer.hpp"
#include "server/protocol/client_message.hpp"
#include "tests/fuzz/fuzz_target.hpp"

// A stranger's message is read or refused. The quick way for plain answers takes only what the
// other one takes.
void hoithi::fuzz::read(std::string_view bytes) {
    const auto message = protocol::decode(bytes);
    if (json::read_plain_answer(bytes)) {
        promise(message && std::holds_alternative<protocol::AnswerMessage>(*message));
    }
}
