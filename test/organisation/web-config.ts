import type { Generation } from './exchange-generation.ts';

/** Only Exchange 2013 has Online Meetings in its web.config. */
const meetings = [
  '    <add key="IsOnlineMeetingEnabled" value="true" />',
  '    <!-- The server fills these in. -->',
  '    <add key="OnlineMeetingInternalAutodiscoverPrefix" value="lyncdiscoverinternal" />',
  '    <add key="OnlineMeetingExternalAutodiscoverPrefix" value="lyncdiscover" />',
];
const newer = [
  '    <!-- Not of Exchange 2013. -->',
  '    <add key="owin:AutomaticAppStartup" value="true" />',
];

/**
 * A synthetic back-end OWA web.config with the traits of the real one: BOM, CRLF, comments inside appSettings, character
 * references in attributes, an unnamed location before the root appSettings, a namespaced child element after it.
 */
export function syntheticWebConfig(server: string, generation: Generation = '2013'): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<configuration>',
    '  <system.diagnostics>',
    '    <trace autoflush="false" indentsize="4" />',
    '  </system.diagnostics>',
    '  <location inheritInChildApplications="false">',
    '    <system.webServer>',
    '      <httpProtocol>',
    '        <customHeaders>',
    `          <add name="X-DiagInfo" value="${server}" />`,
    '        </customHeaders>',
    '      </httpProtocol>',
    '      <handlers>',
    '        <add name="Attachments" path="attachment.ashx" verb="GET,&#xD;&#xA;HEAD" type="Synthetic.Owa.AttachmentHandler" />',
    '      </handlers>',
    '    </system.webServer>',
    '    <system.web>',
    '      <httpRuntime maxRequestLength=\'35000\' fcnMode="Disabled" />',
    '    </system.web>',
    '  </location>',
    '  <appSettings>',
    '    <!-- Settings of the back end. -->',
    '    <add key="OAuthHttpModule.RunningAtBackend" value="true" />',
    ...(generation === '2013' ? meetings : newer),
    '  </appSettings>',
    '  <runtime>',
    '    <assemblyBinding xmlns="urn:schemas-microsoft-com:asm.v1">',
    '      <linkedConfiguration href="file://C:\\Exchange\\V15\\SharedWebConfig.config" />',
    '    </assemblyBinding>',
    '  </runtime>',
    '</configuration>',
    '',
  ];
  return `\u{FEFF}${lines.join('\r\n')}`;
}
