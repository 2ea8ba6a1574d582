package dev.orderflow.localcloud.sts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.localcloud.account.Account;
import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import dev.orderflow.localcloud.endpoint.Xml;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GetCallerIdentity, in the query protocol, which all clients still speak to STS. */
public final class StsService implements Service {

  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w*)");

  @Override
  public Response handle(Request request) {
    String action = action(request);
    if (!action.equals("GetCallerIdentity")) {
      throw AwsError.unsupported("the STS operation " + action);
    }
    Caller caller = request.caller();
    return Response.xml(
        200,
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\
        <GetCallerIdentityResult><Arn>%s</Arn><UserId>%s</UserId><Account>%s</Account>\
        </GetCallerIdentityResult></GetCallerIdentityResponse>"""
            .formatted(Xml.escape(caller.arn()), Xml.escape(caller.userId()), Account.ID));
  }

  private static String action(Request request) {
    String form = new String(request.body(), UTF_8) + "&" + request.query();
    Matcher action = ACTION.matcher(form);
    return action.find() ? action.group(1) : "(none)";
  }
}
