package io.github.fleetmaven.config;

import java.util.regex.Pattern;

/** Checks names by Azure's rules, as far as they hold for every resource. */
final class AzureNames {

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final Pattern RESOURCE =
      Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?");
  private static final Pattern GROUP =
      Pattern.compile("[\\p{L}\\p{N}_.()-]{0,89}[\\p{L}\\p{N}_()-]");
  private static final Pattern EXTENSION =
      Pattern.compile("[^\\s<>*%&:?+/\\\\#\\p{Cntrl}]{0,79}[^\\s<>*%&:?+/\\\\#.\\p{Cntrl}]");

  private final Problems problems;

  AzureNames(Problems problems) {
    this.problems = problems;
  }

  void subscription(String text, Place place) {
    check(
        GUID.matcher(text).matches(),
        place,
        "`" + text + "` is no subscription id",
        "write the subscription's GUID; `az account show --query id` prints it");
  }

  void tenant(String text, Place place) {
    check(
        GUID.matcher(text).matches() || DOMAIN.matcher(text).matches(),
        place,
        "`" + text + "` is no tenant",
        "write the tenant's GUID or its domain, as contoso.onmicrosoft.com");
  }

  void resource(String text, Place place) {
    check(
        RESOURCE.matcher(text).matches(),
        place,
        "`" + text + "` can't be the name of a scale set or virtual machine",
        "use 1 to 64 letters, digits, `-`, `_` and `.`, no `-` or `.` at the end");
  }

  void resourceGroup(String text, Place place) {
    check(
        GROUP.matcher(text).matches(),
        place,
        "`" + text + "` can't be the name of a resource group",
        "use 1 to 90 letters, digits, `-`, `_`, `.` and parentheses, no `.` at the end");
  }

  void extension(String text, Place place) {
    check(
        EXTENSION.matcher(text).matches(),
        place,
        "`" + text + "` can't be the name of an extension",
        "use 1 to 80 characters without spaces and < > * % & : ? + / \\ #, no `.` at the end");
  }

  private void check(boolean fine, Place place, String summary, String remedy) {
    if (!fine) {
      problems.error(place, summary, remedy);
    }
  }
}
