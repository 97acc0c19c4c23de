// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace kubemori {

/// A password or passphrase: wiped when it dies, not copyable by accident, without a way into a stream, QDebug or
/// QString.
class Secret
{
public:
    Secret() = default;
    /// Takes the bytes over and wipes the caller's copy where it is the only one.
    explicit Secret(QByteArray &&bytes);
    ~Secret();
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    /// A second, separately wiped copy, for the rare place that needs one.
    [[nodiscard]] Secret copy() const;
    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The bytes, to be given to the system call or library that needs them and to nothing else.
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    void wipe();

    QByteArray m_bytes;
};

} // namespace kubemori
