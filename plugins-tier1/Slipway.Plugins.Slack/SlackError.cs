using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Slack;

/// <summary>What the errors of Slack mean. https://docs.slack.dev/reference/methods/chat.postMessage lists them.</summary>
internal static class SlackError
{
    /// <summary>The refusal that an error means; its name goes to the caller, since Slack documents it.</summary>
    public static ProviderException Refusal(string error, string details, TimeSpan? retryAfter)
    {
        var reason = details.Length > 0 ? $"{error}: {details}" : error;
        return error switch
        {
            "channel_not_found" or "thread_not_found" or "message_not_found" or "user_not_found" => ProviderException.NotFound(
                $"{SlackApi.Name} has no such channel or thread, or the app cannot see it ({reason})"),
            "is_archived" or "cannot_reply_to_message" => ProviderException.Conflict($"{SlackApi.Name} refuses the message ({reason})"),
            "not_in_channel" => new ProviderException(ErrorCodes.Forbidden, $"the app is not in the channel ({reason}); invite it: /invite @app"),
            "missing_scope" or "no_permission" or "access_denied" or "ekm_access_denied" or "team_access_not_granted" or "org_login_required"
                or "not_allowed_token_type" or "posting_to_general_channel_denied" or "messages_tab_disabled" =>
                new ProviderException(ErrorCodes.Forbidden, $"the configured token may not do this in {SlackApi.Name} ({reason})"),
            _ when error.StartsWith("restricted_action", StringComparison.Ordinal) =>
                new ProviderException(ErrorCodes.Forbidden, $"the workspace does not let the app do this ({reason})"),
            "invalid_auth" or "not_authed" or "account_inactive" or "token_revoked" or "token_expired" =>
                ProviderException.Unauthorized($"{SlackApi.Name} does not accept the configured token ({error})"),
            "ratelimited" or "rate_limited" or "message_limit_exceeded" => ProviderException.RateLimited($"{SlackApi.Name} asks for fewer messages", retryAfter),
            "service_unavailable" => ProviderException.Unavailable($"{SlackApi.Name} is not available"),
            "internal_error" or "fatal_error" or "request_timeout" => new ProviderException(
                ErrorCodes.Unavailable, $"{SlackApi.Name} failed ({error}); the message may have been posted all the same"),
            "msg_too_long" or "no_text" or "too_many_attachments" or "invalid_blocks" or "invalid_blocks_format" or "msg_blocks_too_long"
                or "markdown_text_conflict" or "invalid_arguments" or "invalid_thread_ts" or "invalid_metadata_format" =>
                ProviderException.BadRequest($"{SlackApi.Name} refuses the message ({reason})"),
            _ => new ProviderException(ErrorCodes.ProviderError, $"{SlackApi.Name} refuses the message ({reason})"),
        };
    }
}
