// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nodes/node_row.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

namespace {

std::optional<std::array<std::uint8_t, 16>> addressKey(const QString &text)
{
    const QByteArray bytes = text.toLatin1();
    std::array<std::uint8_t, 16> key{};
    std::array<std::uint8_t, 4> four{};
    if (::inet_pton(AF_INET, bytes.constData(), four.data()) == 1) {
        key[10] = key[11] = 0xff;
        std::ranges::copy(four, key.begin() + 12);
        return key;
    }
    if (::inet_pton(AF_INET6, bytes.constData(), key.data()) == 1) {
        return key;
    }
    return std::nullopt;
}

} // namespace

NodeRow::NodeRow(kube::Node value)
{
    set(std::move(value));
}

void NodeRow::set(kube::Node value)
{
    if (!version || value.version != node.version) {
        version = Version::parse(value.version);
    }
    if (!address || value.internalIp != node.internalIp) {
        address = addressKey(value.internalIp);
    }
    if (value.bootId != node.bootId) {
        rebootNeed.reset();
    }
    node = std::move(value);
    ready = node.ready();
}

} // namespace kubemori::ui
