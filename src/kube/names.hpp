// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QStringView>

namespace kubemori::kube {

/// A DNS-1123 subdomain: what the API server accepts as the name of a node, pod or PodDisruptionBudget. Lower-case
/// letters, digits, '-' and '.', at most 253 characters, never a leading dash: safe as a program's argument and in a
/// URL path.
[[nodiscard]] bool isObjectName(QStringView text);

/// InvalidInput, with the text as subject, for anything else.
[[nodiscard]] Result<> checkObjectName(const QString &text);

} // namespace kubemori::kube
