import '../shared/design/font.css';
import '../shared/design/tokens.css';
import '../shared/design/base.css';
import './host.css';
import { begin_at_desk } from '../shared/begin';
import HostPage from './HostPage.svelte';

begin_at_desk(HostPage);
