// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/json_reader.hpp"

#include <QStringList>

namespace kubemori::kube {

/// The parts of a pod that more than one of this library's parsers read. For use inside this library only.
namespace PodFields {

/// One of metadata.ownerReferences; only the controller's is taken, another leaves `kind` and `name` as they are.
[[nodiscard]] JsonReader::Status readController(JsonReader &json, JsonReader::Value reference, QString &kind,
                                                QString &name);
/// One of spec.volumes; appends the name of its PersistentVolumeClaim, if it is one.
[[nodiscard]] JsonReader::Status readClaim(JsonReader &json, JsonReader::Value volume, QStringList &claims);

} // namespace PodFields

} // namespace kubemori::kube
