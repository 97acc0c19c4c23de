// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kubemori::test {

int runDemoCheckouts(int argc, char **argv);
int runDemoClusters(int argc, char **argv);
int runDemoKubectl(int argc, char **argv);
int runDemoDeployer(int argc, char **argv);
int runDemoMachines(int argc, char **argv);
int runDemoRuns(int argc, char **argv);
int runDemoUpgrade(int argc, char **argv);

} // namespace kubemori::test
