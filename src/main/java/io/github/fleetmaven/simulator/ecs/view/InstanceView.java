package io.github.fleetmaven.simulator.ecs.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.service.Ecs;
import io.github.fleetmaven.simulator.ecs.store.Disk;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.store.Json;

/** How instances and their disks are shown. Stateless. */
public final class InstanceView {

  private static final int SYSTEM_SIZE = 40;
  private static final int DATA_SIZE = 100;
  private static final int MEMORY = 8192;

  private InstanceView() {}

  /** Returns an entry of DescribeInstances. */
  public static ObjectNode of(Instance instance, Ecs ecs) {
    ObjectNode result = Json.object();
    result.put("InstanceId", instance.id());
    result.put("InstanceName", instance.name());
    result.put("HostName", instance.name());
    result.put("Description", "");
    result.put("RegionId", ecs.section().regionId());
    result.put("ZoneId", instance.zone());
    result.put("Status", instance.status().text());
    result.put("OSType", instance.osType());
    result.put("OSName", instance.osName());
    result.put("OSNameEn", instance.osName());
    result.put("InstanceType", "ecs.g6.large");
    result.put("InstanceTypeFamily", "ecs.g6");
    result.put("Cpu", 2);
    result.put("Memory", MEMORY);
    result.put("InstanceNetworkType", "vpc");
    result.put("InstanceChargeType", "PostPaid");
    result.put("IoOptimized", true);
    result.put("DeletionProtection", false);
    result.put("CreationTime", Views.minutes(ecs, instance.created()));
    result.put("StartTime", Views.minutes(ecs, instance.started()));
    ArrayNode locks = result.putObject("OperationLocks").putArray("LockReason");
    instance.locks().forEach(lock -> locks.addObject().put("LockReason", lock));
    result.set("Tags", Views.tags(instance.tags()));
    return result;
  }

  /** Returns an entry of DescribeDisks. */
  public static ObjectNode of(Disk disk, Instance instance, Ecs ecs) {
    ObjectNode result = Json.object();
    result.put("DiskId", disk.id());
    result.put("DiskName", "");
    result.put("InstanceId", disk.instance());
    result.put("Type", disk.system() ? "system" : "data");
    result.put("Status", "In_use");
    result.put("Category", "cloud_essd");
    result.put("Size", disk.system() ? SYSTEM_SIZE : DATA_SIZE);
    result.put("Device", "/dev/xvd" + (char) ('a' + disk.number() % 26));
    result.put("SerialNumber", disk.id().replaceFirst("^d-", ""));
    result.put("Portable", true);
    result.put("Encrypted", false);
    result.put("DeleteWithInstance", true);
    result.put("RegionId", ecs.section().regionId());
    result.put("ZoneId", instance.zone());
    result.put("CreationTime", Views.seconds(ecs, instance.created()));
    result.set("Tags", Views.tags(disk.tags()));
    return result;
  }
}
