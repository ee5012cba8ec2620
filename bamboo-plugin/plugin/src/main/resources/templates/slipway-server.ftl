[#-- The administrator's form of one server. There is no way from here to a stored secret: the action has no getter for it. --]
<html>
<head>
    <title>[@ww.text name='slipway.server' /]</title>
    <meta name="decorator" content="adminpage">
</head>
<body>
[@ww.form action='slipwaySaveServer' namespace='/admin/slipway' id='slipwayServer' titleKey='slipway.server' submitLabelKey='slipway.server.save' cancelUri='/admin/slipway/slipwayServers.action' showActionErrors='true']
    [@ww.hidden name='formerName' /]
    [@ui.bambooSection]
        [@ww.textfield name='name' labelKey='slipway.server.name' descriptionKey='slipway.server.name.description' required='true' /]
        [@ww.textfield name='url' labelKey='slipway.server.url' descriptionKey='slipway.server.url.description' required='true' cssClass='long-field' placeholder='https://' /]
        [@ww.textfield name='space' labelKey='slipway.server.space' descriptionKey='slipway.server.space.description' /]
        [@ww.password name='apiKey' labelKey='slipway.server.apiKey' descriptionKey='slipway.server.apiKey.description' showPassword='false' autocomplete='new-password' placeholder=apiKeyPlaceholder cssClass='long-field' /]
        [@ww.textfield name='credentials' labelKey='slipway.server.credentials' descriptionKey='slipway.server.credentials.description' /]
        [@ww.textarea name='trustedCertificates' labelKey='slipway.server.trustedCertificates' descriptionKey='slipway.server.trustedCertificates.description' rows='4' cssClass='long-field' /]
    [/@ui.bambooSection]
    [@ui.bambooSection titleKey='slipway.server.proxy']
        [@ww.textfield name='proxyHost' labelKey='slipway.server.proxyHost' descriptionKey='slipway.server.proxyHost.description' /]
        [@ww.textfield name='proxyPort' labelKey='slipway.server.proxyPort' descriptionKey='slipway.server.proxyPort.description' /]
        [@ww.textfield name='proxyUser' labelKey='slipway.server.proxyUser' descriptionKey='slipway.server.proxyUser.description' /]
        [@ww.password name='proxyPassword' labelKey='slipway.server.proxyPassword' descriptionKey='slipway.server.proxyPassword.description' showPassword='false' autocomplete='new-password' placeholder=proxyPasswordPlaceholder /]
    [/@ui.bambooSection]
[/@ww.form]
[#if formerName?has_content]
    [@ww.form action='slipwayDeleteServer' namespace='/admin/slipway' id='slipwayDelete' submitLabelKey='slipway.server.delete']
        [@ww.hidden name='formerName' /]
    [/@ww.form]
[/#if]
</body>
</html>
