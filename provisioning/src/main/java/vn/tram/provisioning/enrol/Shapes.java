package vn.tram.provisioning.enrol;

import java.net.URI;
import java.util.regex.Pattern;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/** The shapes of what an installer types. */
public final class Shapes {
  private static final int MAX_TITLE = 80;
  private static final int MAX_REASON = 200;
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?");

  private Shapes() {}

  /** A gate's name. */
  public static NodeName node(String typed) throws ProvisioningException {
    try {
      return new NodeName(typed);
    } catch (IllegalArgumentException e) {
      throw new ProvisioningException(e, Problem.NODE_NAME_SHAPE, typed);
    }
  }

  /** A site's id: the same shape as a node's name. */
  public static String site(String typed) throws ProvisioningException {
    try {
      return new NodeName(typed).value();
    } catch (IllegalArgumentException e) {
      throw new ProvisioningException(e, Problem.SITE_SHAPE, typed);
    }
  }

  /** One line of text that says something. */
  public static String title(String typed) throws ProvisioningException {
    String title = typed.strip();
    if (title.isEmpty()
        || title.length() > MAX_TITLE
        || title.codePoints().anyMatch(Character::isISOControl)) {
      throw new ProvisioningException(Problem.TITLE_SHAPE);
    }
    return title;
  }

  /** Why somebody does what he does. */
  public static String reason(String typed) throws ProvisioningException {
    String reason = typed.strip();
    if (reason.isEmpty()
        || reason.length() > MAX_REASON
        || reason.codePoints().anyMatch(Character::isISOControl)) {
      throw new ProvisioningException(Problem.REASON_SHAPE);
    }
    return reason;
  }

  /** {@code ssl://host:port}. */
  public static URI broker(String typed) throws ProvisioningException {
    try {
      URI uri = URI.create(typed);
      boolean plain = uri.getRawPath().isEmpty() && uri.getRawQuery() == null;
      if ("ssl".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getPort() > 0
          && uri.getPort() <= 65_535
          && uri.getRawUserInfo() == null
          && plain) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new ProvisioningException(e, Problem.BROKER_SHAPE, typed);
    }
    throw new ProvisioningException(Problem.BROKER_SHAPE, typed);
  }

  /** A host name or an IP address. */
  public static String host(String typed) throws ProvisioningException {
    if (!HOST.matcher(typed).matches()) {
      throw new ProvisioningException(Problem.HOST_SHAPE, typed);
    }
    return typed;
  }

  /** 0 to 65535; 0 is any free port. */
  public static int port(int typed) throws ProvisioningException {
    if (typed < 0 || typed > 65_535) {
      throw new ProvisioningException(Problem.PORT_RANGE, typed);
    }
    return typed;
  }
}
