#pragma once

#include <string_view>

namespace hoithi::leaderboard::scripts {

// What must happen at once, run inside Redis. Boards can always be made again, so whatever of
// another type is in a board's way is taken out of it.

/// Puts drafts in the place of boards. KEYS: info, histograms, keys, then draft and board in
/// turn, boards and their rows by turns. ARGV: epoch, moment when all of it ends (ms), channel,
/// version, length of each draft, number of fields of info, these with their values, the histograms
/// with theirs. Refused as STALE if a later owner of the contest was here, and as LOST if a draft
/// is not whole any more: somebody emptied Redis meanwhile.
inline constexpr std::string_view put_boards = R"lua(
local function make_way(key, kind)
    local found = redis.call('TYPE', key).ok
    if found ~= kind and found ~= 'none' then redis.call('UNLINK', key) end
end
make_way(KEYS[1], 'hash')
make_way(KEYS[3], 'set')
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if epoch and (tonumber(epoch) or 0) > tonumber(ARGV[1]) then
    return redis.error_reply('STALE a later owner of epoch ' .. epoch .. ' writes this contest')
end
local drafts = (#KEYS - 3) / 2
for i = 1, drafts do
    local length = i % 2 == 1 and 'ZCARD' or 'HLEN'
    if redis.call(length, KEYS[2 + 2 * i]) ~= tonumber(ARGV[4 + i]) then
        return redis.error_reply('LOST a part of ' .. KEYS[2 + 2 * i])
    end
end
for _, board in ipairs(redis.call('SMEMBERS', KEYS[3])) do
    if string.find(board, '}:board:', 1, true) or string.find(board, '}:rows:', 1, true) then
        redis.call('UNLINK', board)
        redis.call('SREM', KEYS[3], board)
    end
end
redis.call('UNLINK', KEYS[1], KEYS[2])
redis.call('SREM', KEYS[3], KEYS[2])
redis.call('SADD', KEYS[3], KEYS[1], KEYS[3])
for i = 4, #KEYS, 2 do
    redis.call('UNLINK', KEYS[i + 1])
    if redis.call('EXISTS', KEYS[i]) == 1 then
        redis.call('RENAME', KEYS[i], KEYS[i + 1])
        redis.call('PEXPIREAT', KEYS[i + 1], ARGV[2])
        redis.call('SADD', KEYS[3], KEYS[i + 1])
    end
end
local info = 6 + drafts
local histograms = info + 2 * tonumber(ARGV[5 + drafts])
for i = info, histograms - 1, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
for i = histograms, #ARGV, 2 do redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1]) end
if histograms <= #ARGV then redis.call('SADD', KEYS[3], KEYS[2]) end
redis.call('PEXPIREAT', KEYS[1], ARGV[2])
redis.call('PEXPIREAT', KEYS[2], ARGV[2])
if redis.call('PTTL', KEYS[3]) < 0 then redis.call('PEXPIREAT', KEYS[3], ARGV[2]) end
redis.call('PEXPIREAT', KEYS[3], ARGV[2], 'GT')
redis.call('PUBLISH', ARGV[3], ARGV[4])
return 'OK'
)lua";

/// How much there is. KEYS: info, keys, histograms, then board and rows in turn. Gives the version
/// in info, 1 if keys names info, and how many each of the others has; -1 for one of another type.
inline constexpr std::string_view count_boards = R"lua(
local function count(...)
    local found = redis.pcall(...)
    return type(found) == 'number' and found or -1
end
local version = redis.pcall('HGET', KEYS[1], 'version')
local counts = {type(version) == 'string' and version or '',
    count('SISMEMBER', KEYS[2], KEYS[1]), count('HLEN', KEYS[3])}
for i = 4, #KEYS, 2 do
    table.insert(counts, count('ZCARD', KEYS[i]))
    table.insert(counts, count('HLEN', KEYS[i + 1]))
end
return counts
)lua";

/// Some rows of a board. KEYS: info, histograms, and what the names of boards and of rows begin
/// with. ARGV: the board's name (empty: the first), position of the first row from 0, number of
/// rows, a member to be in the middle or nothing, and 1 if the histogram is wanted. Gives the
/// board's name; title, phase, version, at, spectators, boards and total out of info; the position
/// of the first row, -1 if the member is not there; the rows; the histogram.
inline constexpr std::string_view read_board = R"lua(
local name = ARGV[1]
local boards = redis.call('HGET', KEYS[1], 'boards')
if name == '' and boards then name = cjson.decode(boards)[1] or '' end
local info = redis.call('HMGET', KEYS[1], 'title', 'phase', 'version', 'at', 'spectators',
    'boards', 'total:' .. name)
local start, count, rows = tonumber(ARGV[2]), tonumber(ARGV[3]), {}
if ARGV[4] ~= '' then
    local position = redis.call('ZREVRANK', KEYS[3] .. name, ARGV[4])
    if not position then return {name, info, -1, {}, false} end
    start = math.max(0, position - math.floor(count / 2))
end
if count > 0 then
    local members = redis.call('ZREVRANGE', KEYS[3] .. name, start, start + count - 1)
    if #members > 0 then rows = redis.call('HMGET', KEYS[4] .. name, unpack(members)) end
end
local histogram = ARGV[5] == '1' and redis.call('HGET', KEYS[2], name)
return {name, info, start, rows, histogram}
)lua";

}  // namespace hoithi::leaderboard::scripts
