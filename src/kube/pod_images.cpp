// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/pod_images.hpp"

#include "kube/list_reader.hpp"

#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;
using Value = JsonReader::Value;
using Status = JsonReader::Status;

namespace {

/// The image of each container. Most pods of a cluster share theirs with others.
Status readContainers(ListReader &list, Value value, QStringList &images)
{
    return list.json().eachElement(value, [&](Value container) {
        QString image;
        const Status status = list.json().eachField(container, [&](std::string_view key, Value field) {
            return key == "image" ? list.pooled(field, image) : simdjson::SUCCESS;
        });
        if (!image.isEmpty()) {
            images.append(image);
        }
        return status;
    });
}

Status readPod(ListReader &list, Value value, PodImages &pod)
{
    QStringList first;
    const auto metadata = [&](std::string_view key, Value field) {
        if (key == "name") {
            return JsonReader::text(field, pod.name);
        }
        return key == "namespace" ? list.pooled(field, pod.nameSpace) : simdjson::SUCCESS;
    };
    const auto spec = [&](std::string_view key, Value field) {
        if (key == "nodeName") {
            return list.pooled(field, pod.node);
        }
        if (key == "initContainers") {
            return readContainers(list, field, first);
        }
        return key == "containers" ? readContainers(list, field, pod.images) : simdjson::SUCCESS;
    };
    const Status status = list.json().eachField(value, [&](std::string_view part, Value section) {
        if (part == "metadata") {
            return list.json().eachField(section, metadata);
        }
        return part == "spec" ? list.json().eachField(section, spec) : simdjson::SUCCESS;
    });
    pod.images += first;
    const bool named = !pod.name.isEmpty() && !pod.nameSpace.isEmpty();
    return status == simdjson::SUCCESS && !named ? simdjson::NO_SUCH_FIELD : status;
}

} // namespace

Result<PodImagesPage> parsePodImages(QByteArray &bytes)
{
    ListReader list;
    PodImagesPage page;
    const auto done = list.read(bytes, u"PodList"_s, [&](Value value) {
        PodImages pod;
        const Status status = readPod(list, value, pod);
        page.pods.append(std::move(pod));
        return status;
    });
    if (!done) {
        return std::unexpected(done.error());
    }
    page.next = list.next();
    return page;
}

} // namespace kubemori::kube
