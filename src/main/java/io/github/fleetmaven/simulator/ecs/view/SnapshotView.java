package io.github.fleetmaven.simulator.ecs.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.service.Ecs;
import io.github.fleetmaven.simulator.ecs.service.Snapshots;
import io.github.fleetmaven.simulator.ecs.store.Disk;
import io.github.fleetmaven.simulator.ecs.store.Snapshot;
import io.github.fleetmaven.simulator.store.Json;
import org.jspecify.annotations.Nullable;

/** How snapshots are shown. Stateless. */
public final class SnapshotView {

  private SnapshotView() {}

  /** Returns an entry of DescribeSnapshots. */
  public static ObjectNode of(Snapshot snapshot, Snapshots snapshots, Ecs ecs) {
    boolean done = snapshot.state() == Snapshot.State.ACCOMPLISHED;
    ObjectNode result = Json.object();
    result.put("SnapshotId", snapshot.id());
    result.put("SnapshotName", snapshot.name());
    result.put("Description", snapshot.description());
    result.put("SnapshotType", "user");
    result.put("Category", "standard");
    result.put("Status", snapshot.state().text());
    result.put("Progress", snapshots.progress(snapshot) + "%");
    result.put("Available", done);
    result.put("Usage", "none");
    result.put("Encrypted", false);
    result.put("RegionId", ecs.section().regionId());
    result.put("SourceDiskId", snapshot.disk());
    result.put("SourceDiskType", type(snapshot, ecs));
    result.put("CreationTime", Views.seconds(ecs, snapshot.created()));
    @Nullable Integer days = snapshot.retentionDays();
    if (days != null) {
      result.put("RetentionDays", days);
    }
    result.set("Tags", Views.tags(snapshot.tags()));
    return result;
  }

  /** Returns whether it is of a system or of a data disk. */
  public static String type(Snapshot snapshot, Ecs ecs) {
    return ecs.store().disk(snapshot.disk()).filter(Disk::system).isPresent() ? "system" : "data";
  }
}
