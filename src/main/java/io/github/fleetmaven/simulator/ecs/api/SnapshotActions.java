package io.github.fleetmaven.simulator.ecs.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.ecs.service.Ecs;
import io.github.fleetmaven.simulator.ecs.service.EcsServices;
import io.github.fleetmaven.simulator.ecs.store.Snapshot;
import io.github.fleetmaven.simulator.ecs.view.SnapshotView;
import io.github.fleetmaven.simulator.store.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Snapshots of disks. */
final class SnapshotActions {

  private static final int MOST = 100;
  private static final int MOST_DAYS = 65536;

  private final EcsServices services;
  private final Ecs ecs;

  SnapshotActions(EcsServices services) {
    this.services = services;
    this.ecs = services.ecs();
  }

  Map<String, EcsAction> all() {
    return Map.of(
        "CreateSnapshot",
        EcsAction.of(
            "DiskId",
            "ClientToken Description RetentionDays SnapshotName Tag Category InstantAccess"
                + " InstantAccessRetentionDays",
            this::create),
        "DescribeSnapshots",
        EcsAction.of(
            "RegionId",
            "SnapshotIds DiskId InstanceId SnapshotName Status SourceDiskType Tag"
                + " MaxResults NextToken PageNumber PageSize",
            this::list),
        "DeleteSnapshot",
        EcsAction.of("SnapshotId", "Force", this::delete));
  }

  private ObjectNode create(Params params) {
    OptionalInt days = params.number("RetentionDays", 1, MOST_DAYS);
    Map<String, String> result =
        services
            .tokens()
            .once(
                "CreateSnapshot",
                params.text("ClientToken").orElse(""),
                params.digest(),
                () -> Map.of("SnapshotId", create(params, days).id()));
    ObjectNode body = Json.object();
    result.forEach(body::put);
    return body;
  }

  private Snapshot create(Params params, OptionalInt days) {
    return services
        .snapshots()
        .create(
            params.required("DiskId"),
            params.text("SnapshotName").orElse(""),
            params.text("Description").orElse(""),
            days.isPresent() ? days.getAsInt() : null,
            TagFilter.toSet(params.tags()));
  }

  private ObjectNode delete(Params params) {
    services.snapshots().delete(params.required("SnapshotId"));
    return Json.object();
  }

  private ObjectNode list(Params params) {
    Optional<List<String>> ids = params.json("SnapshotIds");
    if (ids.isPresent() && ids.get().size() > MOST) {
      throw EcsRefusals.invalid("SnapshotIds", ids.get().size() + " ids");
    }
    Optional<String> disk = params.text("DiskId");
    Optional<String> instance = params.text("InstanceId");
    Optional<String> name = params.text("SnapshotName");
    Optional<String> state = params.text("Status").filter(given -> !given.equals("all"));
    Optional<String> type =
        params.text("SourceDiskType").map(given -> given.toLowerCase(Locale.ROOT));
    List<TagFilter> tags = params.tags();
    List<Snapshot> found =
        ecs.store().snapshots().stream()
            .filter(each -> ids.isEmpty() || ids.get().contains(each.id()))
            .filter(each -> disk.isEmpty() || disk.get().equals(each.disk()))
            .filter(each -> instance.isEmpty() || instance.get().equals(each.instance()))
            .filter(each -> name.isEmpty() || name.get().equals(each.name()))
            .filter(each -> state.isEmpty() || state.get().equals(each.state().text()))
            .filter(each -> type.isEmpty() || type.get().equals(SnapshotView.type(each, ecs)))
            .filter(each -> TagFilter.all(tags, each.tags()))
            .toList();
    Page<Snapshot> page = Page.of(params, found, Snapshot::id, MOST, false);
    ObjectNode body = page.into(Json.object());
    ArrayNode list = body.putObject("Snapshots").putArray("Snapshot");
    page.items().forEach(each -> list.add(SnapshotView.of(each, services.snapshots(), ecs)));
    return body;
  }
}
