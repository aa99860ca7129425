package io.github.fleetmaven.plan;

/**
 * One difference between an instance and a model.
 *
 * @param subject the path of what differs, as {@code extensions/app}, {@code image}, {@code size}
 * @param effect what bringing the instance to the model does to it for this difference
 * @param text for people, as {@code extension app: settings differ}
 */
record Difference(String subject, Effect effect, String text) {

  static final String IMAGE = "image";
  static final String SIZE = "size";

  static Difference ofExtension(String name, Effect effect, String what) {
    return new Difference(extension(name), effect, "extension " + name + ": " + what);
  }

  static String extension(String name) {
    return "extensions/" + name;
  }

  boolean isAbout(String otherSubject) {
    return subject.equalsIgnoreCase(otherSubject);
  }
}
