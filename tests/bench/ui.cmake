# bench_window: does the window stay responsive with 5,000 nodes? Built where the window's fake session is.
if(TARGET kubemori_test_ui_support)
  add_executable(bench_window bench_window.cpp)
  target_include_directories(bench_window PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(bench_window PRIVATE kubemori_test_ui_support kubemori_options)
  add_dependencies(tests_bench bench_window)
  add_test(NAME bench_window COMMAND bench_window)
  set_tests_properties(bench_window PROPERTIES LABELS bench RUN_SERIAL ON TIMEOUT 120 ENVIRONMENT QT_QPA_PLATFORM=offscreen)
endif()

# bench_diff: the diff viewer against git, and with 20,000 lines.
if(TARGET kubemori_ui)
  add_executable(bench_diff bench_diff.cpp)
  target_link_libraries(bench_diff PRIVATE kubemori_ui kubemori_options)
  add_dependencies(tests_bench bench_diff)
  add_test(NAME bench_diff COMMAND bench_diff)
  set_tests_properties(bench_diff PROPERTIES LABELS bench RUN_SERIAL ON TIMEOUT 120 ENVIRONMENT QT_QPA_PLATFORM=offscreen)
endif()
