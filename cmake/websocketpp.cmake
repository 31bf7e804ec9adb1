# WebSocket++ 0.8.2 names its constructors basic<concurrency,names>(...), which C++20 forbids
# (zaphoyd/websocketpp issues 991, 1068, 1124). Corrected copies of the three headers go first
# on the include path; nothing of theirs is committed. It breaks with Boost >= 1.87 (issue 1157).
if(Boost_VERSION VERSION_GREATER_EQUAL 1.87)
    message(FATAL_ERROR "WebSocket++ 0.8.2 does not compile with Boost ${Boost_VERSION}: "
                        "install a Boost older than 1.87 (Debian 12: libboost-dev).")
endif()
find_path(WEBSOCKETPP_INCLUDE websocketpp/server.hpp REQUIRED)
set(corrected ${CMAKE_BINARY_DIR}/websocketpp_cxx20)
foreach(header logger/basic.hpp endpoint.hpp roles/server_endpoint.hpp)
    file(READ ${WEBSOCKETPP_INCLUDE}/websocketpp/${header} text)
    string(REGEX REPLACE
        "(basic|endpoint|server)<(concurrency, ?names|connection, ?config|config)>\\(" "\\1(" text "${text}")
    file(CONFIGURE OUTPUT ${corrected}/websocketpp/${header} CONTENT "${text}" @ONLY)
endforeach()
add_library(websocketpp INTERFACE)
target_include_directories(websocketpp SYSTEM BEFORE INTERFACE ${corrected} ${WEBSOCKETPP_INCLUDE})
