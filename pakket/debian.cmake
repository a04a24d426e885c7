# What Debian asks of a package and other systems do not: pages and the list of changes compressed, the licence in a file
# «copyright». Runs on what was installed for the package, before it is packed.
file(GLOB_RECURSE pages ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/man/*.1)
set(doc ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/doc/eisen)
file(READ ${CMAKE_CURRENT_LIST_DIR}/../LICENSE licence)
file(READ ${CMAKE_CURRENT_LIST_DIR}/copyright copyright)
string(REGEX REPLACE "\n([^\n])" "\n \\1" licence " ${licence}")
string(REGEX REPLACE "\n(\n)" "\n .\\1" licence "${licence}")
string(REGEX REPLACE "\n(\n)" "\n .\\1" licence "${licence}")
string(STRIP "${licence}" licence)
file(WRITE ${doc}/copyright "${copyright} ${licence}\n")
file(REMOVE ${doc}/LICENSE)
configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog ${doc}/changelog COPYONLY)
execute_process(COMMAND gzip -9n ${pages} ${doc}/changelog COMMAND_ERROR_IS_FATAL ANY)
