package io.github.fleetmaven.model;

/** The operating system of a target, by which some handlers are chosen. */
public enum OsType {
  LINUX("Linux"),
  WINDOWS("Windows");

  private final String azureName;

  OsType(String azureName) {
    this.azureName = azureName;
  }

  /** Returns the name as Azure writes it. */
  public String azureName() {
    return azureName;
  }
}
