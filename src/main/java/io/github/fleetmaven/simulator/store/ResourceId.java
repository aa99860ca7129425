package io.github.fleetmaven.simulator.store;

import java.util.Locale;

/** What can be read off an Azure resource id. Ids compare without regard to case. Stateless. */
public final class ResourceId {

  private static final int SUBSCRIPTION = 2;
  private static final int GROUP = 4;

  private ResourceId() {}

  /** Returns the form under which a resource is found, whatever the case it is named in. */
  public static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  /** Returns the id of a resource group. */
  public static String group(String subscription, String group) {
    return "/subscriptions/" + subscription + "/resourceGroups/" + group;
  }

  /** Returns the id of a Microsoft.Compute resource: {@code type} as {@code virtualMachines}. */
  public static String compute(String subscription, String group, String type, String name) {
    return group(subscription, group) + "/providers/Microsoft.Compute/" + type + "/" + name;
  }

  /** Returns the subscription of a resource. */
  public static String subscriptionOf(String id) {
    return segment(id, SUBSCRIPTION);
  }

  /** Returns the resource group of a resource. */
  public static String groupOf(String id) {
    return segment(id, GROUP);
  }

  /** Returns an id with the name of its resource group in capitals. */
  public static String withGroupInCapitals(String id) {
    String group = groupOf(id);
    return id.replace("/" + group + "/", "/" + group.toUpperCase(Locale.ROOT) + "/");
  }

  /** Returns the last part of an id. */
  public static String nameOf(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** Returns the id of what a child resource belongs to. */
  public static String parentOf(String id) {
    String withoutName = id.substring(0, id.lastIndexOf('/'));
    return withoutName.substring(0, withoutName.lastIndexOf('/'));
  }

  private static String segment(String id, int index) {
    String[] segments = id.split("/", -1);
    return index < segments.length ? segments[index] : "";
  }
}
