package io.github.fleetmaven.simulator.ecs;

/**
 * The refusals of requests whose signature doesn't prove who sent them, with the vendor's status,
 * code and text. Stateless.
 */
public final class SignatureRefusals {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private SignatureRefusals() {}

  /** An Authorization header that isn't one of ACS3. */
  public static EcsRefusal incompleteSignature(String why) {
    return new EcsRefusal(
        BAD_REQUEST,
        "IncompleteSignature",
        "The request signature does not conform to Aliyun standards: " + why + ".");
  }

  /** No such access key. */
  public static EcsRefusal noAccessKey() {
    return new EcsRefusal(
        NOT_FOUND, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
  }

  /** A date that can't be read. */
  public static EcsRefusal badDate(String date) {
    return new EcsRefusal(
        BAD_REQUEST,
        "InvalidTimeStamp.Format",
        "Specified time stamp or date value is not well formatted: '" + date + "'.");
  }

  /** A date that is too far from the truth. */
  public static EcsRefusal expired(String date) {
    return new EcsRefusal(
        BAD_REQUEST,
        "InvalidTimeStamp.Expired",
        "Specified time stamp or date value is expired: '" + date + "'.");
  }

  /** A nonce that was seen before. */
  public static EcsRefusal nonceUsed() {
    return new EcsRefusal(
        BAD_REQUEST, "SignatureNonceUsed", "Specified signature nonce was used already.");
  }

  /** Another signature than the right one. */
  public static EcsRefusal wrongSignature(String stringToSign) {
    return new EcsRefusal(
        BAD_REQUEST,
        "SignatureDoesNotMatch",
        "Specified signature does not match our calculation. Server string to sign is: "
            + stringToSign);
  }
}
