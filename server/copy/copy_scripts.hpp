#pragma once

#include <string_view>

namespace hoithi::copy::scripts {

// The second copy of a journal only ever grows at its end, by batches that follow its last one.
// An entry's id is "SEQUENCE-0", so none can stand in it twice.

/// Where the copy ends. KEYS: journal, contest, keys. ARGV: moment when all of it ends (ms), then
/// fields of the contest's row with their values. Gives the number of entries, and of the last
/// its sequence, epoch and hash. What can be made again makes way for what belongs there; whatever
/// stands in the journal's place is left alone.
inline constexpr std::string_view find_end = R"lua(
local function type_of(key) return redis.call('TYPE', key).ok end
local found = type_of(KEYS[1])
if found ~= 'stream' and found ~= 'none' then
    return redis.error_reply('WRONGTYPE the key ' .. KEYS[1] ..
        ' is no journal, and is left alone: remove it, and it is filled')
end
if type_of(KEYS[2]) ~= 'hash' then redis.call('UNLINK', KEYS[2]) end
if type_of(KEYS[3]) ~= 'set' then redis.call('UNLINK', KEYS[3]) end
for i = 2, #ARGV, 2 do redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1]) end
redis.call('SADD', KEYS[3], KEYS[1], KEYS[2], KEYS[3])
redis.call('PEXPIREAT', KEYS[2], ARGV[1])
redis.call('PEXPIREAT', KEYS[3], ARGV[1])
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
if not last then return {0, '0', '0', ''} end
local fields = {}
for i = 1, #last[2], 2 do fields[last[2][i]] = last[2][i + 1] end
return {redis.call('XLEN', KEYS[1]), string.match(last[1], '^%d+'), fields.epoch or '',
    fields.hash or ''}
)lua";

/// Appends batches. KEYS: journal, contest, keys. ARGV: moment when all of it ends (ms), sequence
/// and hash of the batch that must be the last, then sequence, epoch, wall_ms, hash and payload of
/// each. Gives OK, or NOT NEXT if the copy ends elsewhere; then nothing was written.
inline constexpr std::string_view append = R"lua(
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local sequence, hash = '0', ARGV[3]
if last then
    sequence, hash = string.match(last[1], '^%d+'), ''
    for i = 1, #last[2], 2 do
        if last[2][i] == 'hash' then hash = last[2][i + 1] end
    end
end
if sequence ~= ARGV[2] or hash ~= ARGV[3] then return 'NOT NEXT' end
for i = 4, #ARGV, 5 do
    redis.call('XADD', KEYS[1], ARGV[i] .. '-0', 'epoch', ARGV[i + 1], 'wall_ms', ARGV[i + 2],
        'hash', ARGV[i + 3], 'payload', ARGV[i + 4])
end
for i = 1, 3 do redis.call('PEXPIREAT', KEYS[i], ARGV[1]) end
return 'OK'
)lua";

}  // namespace hoithi::copy::scripts
