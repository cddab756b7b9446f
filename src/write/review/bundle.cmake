# cmake -D OUT=review_page.inc -P bundle.cmake: page.html with its style and its modules in it, as two C++ strings,
# before and after the data. The modules are put one after the other, each after those it imports, without their
# imports and exports; the page's security policy names the hashes of just this style and this script.
cmake_minimum_required(VERSION 3.25)
set(modules text model data findings filter export store strings dom keys row grid overview dialogs editor frame main)

function(read_module name result)
  file(READ ${CMAKE_CURRENT_LIST_DIR}/${name}.js content)
  string(REGEX REPLACE "\nimport [^;]*;" "" content "\n${content}")
  string(REPLACE "\nexport " "\n" content "${content}")
  set(${result} "${content}" PARENT_SCOPE)
endfunction()

# "sha256-…": the hash in base64, as the policy wants it, where CMake has hexadecimal digits.
function(policy_hash content result)
  string(SHA256 digits "${content}")
  string(APPEND digits "0000")  # 32 bytes make 42 2/3 groups of 6 bits
  set(alphabet "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  set(out "")
  foreach(group RANGE 10)
    math(EXPR at "${group} * 6")
    string(SUBSTRING "${digits}" ${at} 6 bits)
    foreach(shift IN ITEMS 18 12 6 0)
      math(EXPR index "(0x${bits} >> ${shift}) & 63")
      string(SUBSTRING "${alphabet}" ${index} 1 letter)
      string(APPEND out "${letter}")
    endforeach()
  endforeach()
  string(SUBSTRING "${out}" 0 43 out)
  set(${result} "sha256-${out}=" PARENT_SCOPE)
endfunction()

set(script "")
foreach(module IN LISTS modules)
  read_module(${module} content)
  string(APPEND script "${content}")
endforeach()
file(READ ${CMAKE_CURRENT_LIST_DIR}/page.css style)
file(READ ${CMAKE_CURRENT_LIST_DIR}/page.html page)
policy_hash("${script}" script_hash)
policy_hash("${style}" style_hash)
string(REPLACE "@SCRIPT_HASH@" "${script_hash}" page "${page}")
string(REPLACE "@STYLE_HASH@" "${style_hash}" page "${page}")
string(REPLACE "@STYLE@" "${style}" page "${page}")
string(REPLACE "@SCRIPT@" "${script}" page "${page}")

string(FIND "${page}" "@DATA@" data)
string(SUBSTRING "${page}" 0 ${data} before)
math(EXPR after "${data} + 6")
string(SUBSTRING "${page}" ${after} -1 after)
file(WRITE ${OUT} "constexpr std::string_view kBeforeData = R\"page(${before})page\";\n"
  "constexpr std::string_view kAfterData = R\"page(${after})page\";\n")
