"""What a node is told: Elasticsearch's settings, the Java machine's options, the log."""

import json
import os
from pathlib import Path
from typing import Any

from search.node.owner import hand_over, make_readable_folder
from search.node.paths import NodePaths

# Half a gigabyte is the most it may take, not what it starts with; one small node is quickest
# with the simplest collector.
JAVA_OPTIONS = (
    "-Xms128m",
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:-AlwaysPreTouch",
    "-XX:+ExitOnOutOfMemoryError",
    "-Djava.io.tmpdir=${ES_TMPDIR}",
    "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
)
# The compiler that makes lasting code fast takes a third of the processor time of a start.
SHORT_LIVED_OPTIONS = ("-XX:TieredStopAtLevel=1",)
LOGGING = """\
status = error
appender.file.type = RollingFile
appender.file.name = file
appender.file.fileName = ${sys:es.logs.base_path}/node.log
appender.file.filePattern = ${sys:es.logs.base_path}/node-%i.log
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] [%node_name]%marker %m%n
appender.file.policies.type = Policies
appender.file.policies.size.type = SizeBasedTriggeringPolicy
appender.file.policies.size.size = 10MB
appender.file.strategy.type = DefaultRolloverStrategy
appender.file.strategy.max = 2
rootLogger.level = info
rootLogger.appenderRef.file.ref = file
"""


def node_mark(paths: NodePaths, port: int) -> str:
    """What a process of this node carries on its command line, so that it is recognised."""
    return f"search-node={paths.cluster_name}:{port}"


def settings(paths: NodePaths, port: int) -> dict[str, Any]:
    """Elasticsearch's settings: a private node that only this machine can speak to."""
    return {
        "cluster.name": paths.cluster_name,
        "node.name": paths.cluster_name,
        "node.roles": ["master", "data", "ingest"],
        "path.data": str(paths.data),
        "path.logs": str(paths.logs),
        "network.host": "127.0.0.1",
        "http.port": port,
        "transport.port": 0,
        "discovery.type": "single-node",
        "xpack.security.enabled": False,
        # A write to an alias that does not exist must fail, not make an index of that name.
        "action.auto_create_index": False,
        # A full disk is the developer's affair; it shall not lock the index.
        "cluster.routing.allocation.disk.threshold_enabled": False,
        # The limit on clauses of a query is divided by the threads that search: a machine with many
        # processors would refuse a long one.
        "thread_pool.search.size": 4,
        # Templates that only take time at the start.
        "xpack.apm_data.enabled": False,
        "xpack.otel_data.registry.enabled": False,
    }


def write_configuration(paths: NodePaths, port: int, *, short_lived: bool) -> None:
    """Create the node's folders and its configuration files, owned by the node's user."""
    make_readable_folder(paths.folder.parent)
    for folder in (paths.folder, paths.config, paths.data, paths.logs, paths.scratch):
        make_readable_folder(folder)
    # JSON is YAML, and quotes any path correctly.
    (paths.config / "elasticsearch.yml").write_text(json.dumps(settings(paths, port), indent=2))
    options = (
        *JAVA_OPTIONS,
        *(SHORT_LIVED_OPTIONS if short_lived else ()),
        f"-XX:ErrorFile={paths.logs}/crash-%p.log",
        f"-D{node_mark(paths, port)}",
    )
    (paths.config / "jvm.options").write_text("\n".join(options) + "\n")
    (paths.config / "log4j2.properties").write_text(LOGGING)
    hand_over(paths.folder, paths.data, paths.logs, paths.scratch, paths.config)
    hand_over(*paths.config.iterdir())


def environment(paths: NodePaths, java_home: Path) -> dict[str, str]:
    """Only what the start script needs: the site's secrets are none of the node's business."""
    return {
        "PATH": os.environ.get("PATH") or os.defpath,
        "CLI_NAME": "server",
        "CLI_LIBS": "lib/tools/server-cli",
        "ES_JAVA_HOME": str(java_home),
        "ES_PATH_CONF": str(paths.config),
        "ES_TMPDIR": str(paths.scratch),
    }
