// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/list_reader.hpp"
#include "kube/pod_needs.hpp"

namespace kubemori::kube {

/// Gathers a pod's needs from the fields of its spec, in whatever order they come. For use inside this library only.
class PodNeedsReader
{
public:
    explicit PodNeedsReader(ListReader &list)
        : m_list(&list)
    {
    }

    [[nodiscard]] JsonReader::Status specField(std::string_view key, JsonReader::Value value);
    /// A volume's source, which the caller reads for its own purposes as well.
    [[nodiscard]] JsonReader::Status volumeSource(std::string_view key, JsonReader::Value value);
    [[nodiscard]] PodNeeds take();

private:
    struct Requests
    {
        qint64 cpu = 0;
        qint64 memory = 0;
    };
    [[nodiscard]] JsonReader::Status requests(JsonReader::Value value, Requests &out);
    [[nodiscard]] JsonReader::Status resources(JsonReader::Value value, Requests &out);
    [[nodiscard]] JsonReader::Status container(JsonReader::Value value, bool init);
    [[nodiscard]] JsonReader::Status port(JsonReader::Value value);
    [[nodiscard]] JsonReader::Status affinity(std::string_view key, JsonReader::Value value);
    [[nodiscard]] JsonReader::Status affinityTerm(JsonReader::Value value, QList<PodAffinityTerm> &terms);
    [[nodiscard]] JsonReader::Status toleration(JsonReader::Value value);

    ListReader *m_list;
    PodNeeds m_needs;
    Requests m_containers;
    Requests m_sidecars;
    Requests m_largestInit;
    Requests m_overhead;
    Requests m_wholePod;
};

} // namespace kubemori::kube
