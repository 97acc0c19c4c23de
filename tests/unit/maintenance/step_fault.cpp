// SPDX-License-Identifier: GPL-3.0-or-later
#include "step_fault.hpp"

namespace kubemori::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using operation::StepChanged;
using operation::StepState;

StepScene::StepScene(QString step)
    : begins(std::move(step))
{
    run.wanted = {worker, controlPlane};
    run.onStepChanged = [this](const StepChanged &change) {
        if (change.step == begins && change.state == StepState::Checking && !std::exchange(hasBegun, true)) {
            since = run.clock.steadyNow();
            if (onBegin) {
                onBegin();
            }
        }
    };
    run.world->onCall = [this](const QString &call) {
        const auto error = hasBegun && fault ? fault(call) : std::nullopt;
        if (!error) {
            watch.look(call);
        }
        return error;
    };
}

namespace {

bool isSshCall(const QString &call)
{
    return call.startsWith(u"boot-id ") || call.startsWith(u"shutdown ");
}

/// The first `times` calls of these end so, each after `takes`.
Fault fails(bool (*concerned)(const QString &), int times, ErrorCode code, Milliseconds takes = 0ms)
{
    return [=](StepScene &scene) {
        scene.fault = [&scene, concerned, times, code, takes](const QString &call) -> std::optional<Error> {
            if (!concerned(call) || scene.hits >= times) {
                return std::nullopt;
            }
            ++scene.hits;
            scene.run.clock.advance(takes);
            return because(code);
        };
    };
}

/// None of these goes through for that long.
Fault away(bool (*concerned)(const QString &), Milliseconds time, ErrorCode code)
{
    return [=](StepScene &scene) {
        scene.fault = [&scene, concerned, time, code](const QString &call) {
            return concerned(call) && scene.isWithin(time) ? std::optional(because(code)) : std::nullopt;
        };
    };
}

Fault answerLost()
{
    return [](StepScene &scene) {
        scene.run.world->onAnswer = [&scene](const QString &call) -> std::optional<Error> {
            const bool lost = scene.hasBegun && isChange(call) && scene.hits++ == 0;
            return lost ? std::optional(because(ErrorCode::Disconnected)) : std::nullopt;
        };
    };
}

Fault clockJumps(QList<Milliseconds> by)
{
    return [by = std::move(by)](StepScene &scene) {
        scene.fault = [&scene, by](const QString &) -> std::optional<Error> {
            if (scene.hits < by.size()) {
                scene.run.clock.jumpWallClock(by.at(scene.hits++));
            }
            return std::nullopt;
        };
    };
}

Fault cordonedByAnother()
{
    return [](StepScene &scene) { scene.onBegin = [&scene] { scene.watch.cordonForOther(scene.node()); }; };
}

/// Its kubelet says something else at every look, for two minutes.
Fault flaps()
{
    return [](StepScene &scene) {
        scene.fault = [&scene](const QString &call) -> std::optional<Error> {
            if (isApiCall(call) && !scene.run.world->at(scene.node()).rebooting && scene.hits >= 0) {
                const bool over = !scene.isWithin(2min);
                const bool ready = over || ++scene.hits % 2 == 0;
                scene.api().conditions.first().status =
                    ready ? kube::ConditionStatus::True : kube::ConditionStatus::False;
                scene.hits = over ? -1 : scene.hits;
            }
            return std::nullopt;
        };
    };
}

} // namespace

const std::map<QByteArray, Fault> &passingFaults()
{
    static const std::map<QByteArray, Fault> faults{
        {"ssh of the node cut", fails(isSshCall, 1, ErrorCode::Disconnected)},
        {"ssh of the node away for 20 s", away(isSshCall, 20s, ErrorCode::Unreachable)},
        {"ssh of kubectl cut", fails(isApiCall, 1, ErrorCode::Disconnected)},
        {"ssh of kubectl away for 20 s", away(isApiCall, 20s, ErrorCode::Unreachable)},
        {"frozen peer under kubectl", fails(isApiCall, 2, ErrorCode::Disconnected, 12s)},
        {"frozen node", fails(isSshCall, 2, ErrorCode::Disconnected, 12s)},
        {"API server away for 60 s", away(isApiCall, 60s, ErrorCode::Unreachable)},
        {"API server refuses for 60 s", away(isApiCall, 60s, ErrorCode::ServerError)},
        {"answer lost", answerLost()},
        {"clock goes forward", clockJumps({1h})},
        {"clock goes back", clockJumps({-1h})},
        {"clock goes to and fro", clockJumps({24h, -24h, -1h, 1h})},
        {"cordoned by another", cordonedByAnother()},
        {"flapping Ready", flaps()},
    };
    return faults;
}

} // namespace kubemori::test
