// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/issue_format.hpp"

namespace kubemori::advice::format {

using namespace Qt::StringLiterals;

const Words &issueKeys()
{
    static const Words words{"id"_L1,     "severity"_L1, "title"_L1,    "text"_L1,    "source"_L1,
                             "target"_L1, "current"_L1,  "when"_L1,     "crosses"_L1, "remedy"_L1,
                             "steps"_L1,  "links"_L1,    "examples"_L1, "log"_L1};
    return words;
}

const Words &joints()
{
    static const Words words{"all"_L1, "any"_L1, "not"_L1};
    return words;
}

const QList<Subject> &subjects()
{
    using enum Condition::Kind;
    static const QList<Subject> list{
        {.word = "setting"_L1,
         .kind = Setting,
         .tests = {"is"_L1, "in"_L1, "not-in"_L1, "matches"_L1, "contains"_L1, "older-than"_L1, "newer-than"_L1,
                   "defined"_L1, "own"_L1, "changes"_L1, "sample-differs"_L1},
         .extras = {"side"_L1}},
        {.word = "settings"_L1, .kind = Settings, .tests = {"own"_L1, "is"_L1, "matches"_L1}, .extras = {}},
        {.word = "inventory-file"_L1, .kind = InventoryFile, .tests = {"exists"_L1}, .extras = {}},
        {.word = "checkout"_L1, .kind = Checkout, .tests = {"exists"_L1, "matches"_L1, "lacks"_L1}, .extras = {}},
        {.word = "group"_L1,
         .kind = Group,
         .tests = {"exists"_L1, "empty"_L1, "fewer-than"_L1, "even"_L1},
         .extras = {}},
        {.word = "host-variable"_L1,
         .kind = HostVariable,
         .tests = {"missing"_L1, "own"_L1, "matches"_L1},
         .extras = {"of"_L1}},
        {.word = "command"_L1, .kind = Options, .tests = {}, .extras = {}},
        {.word = "cluster"_L1,
         .kind = Cluster,
         .tests = {"matches"_L1, "lacks"_L1, "empty"_L1, "older-than"_L1, "newer-than"_L1},
         .extras = {}},
        {.word = "node"_L1,
         .kind = Node,
         .tests = {"matches"_L1, "lacks"_L1, "older-than"_L1, "newer-than"_L1},
         .extras = {"on"_L1}},
    };
    return list;
}

const QList<TestWord> &tests()
{
    using enum Test::Kind;
    static const QList<TestWord> list{
        {.word = "is"_L1, .kind = Is},
        {.word = "in"_L1, .kind = In},
        {.word = "not-in"_L1, .kind = NotIn},
        {.word = "matches"_L1, .kind = Matches},
        {.word = "lacks"_L1, .kind = Lacks},
        {.word = "contains"_L1, .kind = Contains},
        {.word = "older-than"_L1, .kind = OlderThan},
        {.word = "newer-than"_L1, .kind = NewerThan},
        {.word = "defined"_L1, .kind = Defined},
        {.word = "own"_L1, .kind = Own},
        {.word = "changes"_L1, .kind = Changes},
        {.word = "sample-differs"_L1, .kind = SampleDiffers},
        {.word = "exists"_L1, .kind = Exists},
        {.word = "empty"_L1, .kind = Empty},
        {.word = "fewer-than"_L1, .kind = FewerThan},
        {.word = "even"_L1, .kind = Even},
        {.word = "missing"_L1, .kind = Missing},
    };
    return list;
}

const Words &queryKeys()
{
    static const Words words{"get"_L1, "namespace"_L1, "selector"_L1, "jsonpath"_L1};
    return words;
}

const Words &clueKeys()
{
    static const Words words{"pattern"_L1, "from"_L1, "task"_L1, "sure"_L1};
    return words;
}

const QList<SourceWord> &sources()
{
    static const QList<SourceWord> list{
        {.word = "ansible"_L1, .source = LogSource::Ansible},
        {.word = "kubelet"_L1, .source = LogSource::Kubelet},
        {.word = "etcd"_L1, .source = LogSource::Etcd},
        {.word = "calico"_L1, .source = LogSource::Calico},
        {.word = "containerd"_L1, .source = LogSource::Containerd},
        {.word = "kubectl"_L1, .source = LogSource::Kubectl},
        {.word = "any"_L1, .source = LogSource::Any},
    };
    return list;
}

const QList<StepWord> &steps()
{
    using enum RemedyStep::Kind;
    static const QList<StepWord> list{
        {.word = "setting"_L1, .kind = Setting, .keys = {"value"_L1, "file"_L1}},
        {.word = "patch"_L1, .kind = Patch, .keys = {"find"_L1, "replace"_L1}},
        {.word = "command"_L1,
         .kind = Command,
         .keys = {"on"_L1, "check"_L1, "run"_L1, "verify"_L1, "undo"_L1, "timeout"_L1}},
        {.word = "kubectl"_L1, .kind = Kubectl, .keys = {"check"_L1, "run"_L1, "verify"_L1, "undo"_L1, "timeout"_L1}},
    };
    return list;
}

const Words &logExampleKeys()
{
    static const Words words{"name"_L1, "expect"_L1, "log"_L1, "from"_L1};
    return words;
}

const Words &pictureExampleKeys()
{
    static const Words words{"name"_L1,     "expect"_L1,    "target"_L1,          "current"_L1, "settings"_L1,
                             "defaults"_L1, "sample"_L1,    "before"_L1,          "options"_L1, "before-sample"_L1,
                             "checkout"_L1, "inventory"_L1, "inventory-files"_L1, "cluster"_L1, "node"_L1};
    return words;
}

const Words &exampleKeys()
{
    static const Words words = [] {
        Words all = pictureExampleKeys();
        for (const QLatin1StringView word : logExampleKeys()) {
            if (!all.contains(word)) {
                all.append(word);
            }
        }
        return all;
    }();
    return words;
}

} // namespace kubemori::advice::format
