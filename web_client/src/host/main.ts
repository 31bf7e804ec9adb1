import { mount } from 'svelte';

import '../shared/design/font.css';
import '../shared/design/tokens.css';
import '../shared/design/base.css';
import './host.css';
import HostPage from './HostPage.svelte';

const target = document.getElementById('page');
if (target !== null) mount(HostPage, { target });
