<%@ tag body-content="empty" %>*
